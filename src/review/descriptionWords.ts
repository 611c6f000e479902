/**
 * Words that say what somebody is or where somebody works, without accents: what they stand in describes a source and is
 * no name.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean))
}

/** What stands for a source whose name is not told: what follows may be the name. */
export const codeWords = words(`
  anon anonima anonimo anonymous case caso code codename codigo confidencial confidential contact contacto entrevista
  fuente informant informante interview interviewee name nombre persona person real reporter source subject testigo
  victim victima whistleblower witness
`)

export const descriptionWords = words(`
  academic academico academy accountant activist activista adviser advisor aide agencia agency agent agente alcalde
  alcaldesa ally alto ambassador analyst analista army asesor asesora asistente assistant associate asociacion attorney
  authority autoridad auxiliar ayuntamiento banker boss brother bureau businessman businesswoman campaigner camarografo
  campesina campesino capitan captain chief ciudad civil clerk city colega colleague college colonia comandante
  comision commander commission committee company compania comite congresista congreso congress consejera consejero
  consul consulate consulado consultant contador contadora contractor contratista coordinador coordinadora council
  councillor counsel county court cousin daughter dealer defence defense delegado delegate department departamento
  deputy detective developer dictaminador diplomat diplomatico direccion director directora diputada diputado doctor
  driver economist economista editor ejercito embajada embajador embajadora embassy employee empleada empleado
  empresa empresaria empresario engineer enfermera enfermero escolta estado executive exfuncionaria exfuncionario
  expert experta experto familiar family farmer father federal fiscal fiscalia former friend funcionaria funcionario
  gerente girl gobernador gobernadora gobierno government governor group grupo guard guardia guerrilla harbor harbour
  health hermana hermano hija hijo hospital husband indigenous ingeniera ingeniero inspector inspectora institute
  instituto intern investigador investigadora investigator investor jefa jefe journalist jueza judge junior juzgado
  lawyer leader lawmaker legislator lider lobbyist local madre magistrada magistrado maestra maestro manager man mando
  marina marine mayor medica medico member mexican miembro migrant migrante militar military minister ministerio
  ministra ministro ministry mother mujer municipal municipio national neighbor neighbour niece nina nino nurse
  obrera obrero oficial office oficina officer official operador operative organizacion organization padre parent
  partner party partido pastor patient paciente patrol police policeman policewoman policia port portavoz prefect
  presidencia president presidenta presidente prison priest prisoner professor profesor profesora programmer
  prosecutor protester province puerto ranking regidor regidora regional relative reporter reportera reportero
  representante representative republic researcher resident residente retired sacerdote scientist secretaria
  secretario secretary sector security senador senadora senate senator senior servant sergeant sindicalista sister
  socia socio soldada soldado soldier son spokesman spokesperson spokeswoman staff staffer state street student
  estudiante superintendent supervisor supplier survivor sobreviviente teacher technician tecnica tecnico teenager
  tribunal trabajador trabajadora treasurer undersecretary union universidad university vecina vecino vendedor
  veteran vice volunteer voluntaria voluntario wife woman worker abogada abogado policial chofer colaborador
  colaboradora consejo ministerial subsecretaria subsecretario young youth adolescente joven anciana anciano
`)
