/** Spanish, by the English. */
export const es = {
  'There is no article with this id.': 'No existe un artículo con este id.',
  'This draft has no image.': 'Este borrador no tiene imagen.',
  'This edition is withdrawn: no link shows it.': 'Esta edición está retirada: ningún enlace la muestra.',
  'Links to a draft are made by editors, and by whoever the draft belongs to.':
    'Los enlaces a un borrador los hacen los editores y la persona a quien pertenece.',
  'Where identities of sources are kept, editors make the links. Ask one of them.':
    'Donde se guardan identidades de fuentes, los enlaces los hacen los editores. Pídaselo a uno de ellos.',
  'Where identities of sources are kept, a link shows a draft as an editor saved it. Somebody else has saved this one since.':
    'Donde se guardan identidades de fuentes, un enlace muestra el borrador como lo guardó un editor. Este lo guardó después otra persona.',
  'There are {most} links to this draft. End one of them first.':
    'Hay {most} enlaces a este borrador. Anule antes uno de ellos.',
  'There is no such link to this draft.': 'No existe ese enlace a este borrador.',
  'A link is ended by whoever made it, by whoever the draft belongs to, or by an editor.':
    'Un enlace lo anula quien lo hizo, la persona a quien pertenece el borrador o un editor.',
}
