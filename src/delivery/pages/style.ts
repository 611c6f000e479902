/** What the pages look like: one sheet, in the page itself, so that nothing is waited for and nothing jumps. */

const sheet = `
:root{color-scheme:light dark;--paper:#fffdf9;--raised:#fff;--ink:#1c1b19;--soft:#5f5b54;--line:#e4e0d8;--accent:#0b6382;--ins:#dff0e3;--doubt:#9a4a00;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;--serif:Charter,"Bitstream Charter","Source Serif 4","Iowan Old Style",Cambria,Georgia,"Noto Serif",serif}
@media(prefers-color-scheme:dark){:root{--paper:#161513;--raised:#201f1c;--ink:#e8e5df;--soft:#a8a39a;--line:#36332e;--accent:#74c7e2;--ins:#1f3a28;--doubt:#f0a860}}
*{box-sizing:border-box}
:where([lang][dir]:not(html)){text-align:match-parent}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-block-start:5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.1875rem/1.62 var(--serif);font-variant-numeric:oldstyle-nums;overflow-wrap:break-word;text-rendering:optimizeLegibility}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-4rem;background:var(--raised);padding:.5rem 1rem;font:600 .9375rem var(--sans);z-index:2}
.skip:focus{inset-block-start:.5rem}
.draft{padding:.7rem 1.25rem;background:repeating-linear-gradient(-45deg,color-mix(in srgb,var(--doubt) 9%,var(--paper)) 0 14px,color-mix(in srgb,var(--doubt) 15%,var(--paper)) 14px 28px);border-block-end:1px solid var(--doubt);font:.9375rem/1.5 var(--sans);text-align:center}
.draft p{margin:0}
.draft ul{max-inline-size:40.5rem;margin:.35rem auto 0;padding-inline-start:1.2em;text-align:start}
.masthead{border-block-end:1px solid var(--line);font:.9375rem/1.4 var(--sans)}
.masthead>div{max-width:75rem;margin-inline:auto;padding:.25rem 1.25rem;display:flex;flex-wrap:wrap;align-items:center;column-gap:1.25rem}
.masthead a,.masthead b{display:inline-block;padding-block:.65rem;color:inherit;text-decoration:none}
.masthead a:hover{text-decoration:underline}
.masthead .name{font-weight:700;font-size:1.0625rem;letter-spacing:-.01em}
.masthead nav{display:flex;flex-wrap:wrap;column-gap:1.25rem;color:var(--soft)}
.masthead .tongues{margin-inline-start:auto}
.masthead b{font-weight:600;color:var(--ink)}
main,.foot{inline-size:calc(100% - 2.5rem);max-inline-size:40.5rem;margin-inline:auto}
main{padding-block:2.5rem 4rem}
h1,h2,h3,h4{line-height:1.2;letter-spacing:-.012em;text-wrap:balance;font-variant-numeric:lining-nums}
h1{font-size:clamp(2rem,1.3rem + 3.2vw,2.875rem);line-height:1.12;margin:0 0 .875rem}
h2{font-size:1.5rem;margin:2.4em 0 .5em}
h3{font-size:1.25rem;margin:2em 0 .4em}
h4{font-size:1.0625rem;margin:1.8em 0 .3em}
p{margin:0 0 1.15em;text-wrap:pretty}
.dek{font-size:1.3125rem;line-height:1.42;color:var(--soft);margin-block-end:1rem}
.meta,.box,.notes,.list .about,.foot,figcaption,.card,.small{font-family:var(--sans);font-variant-numeric:tabular-nums lining-nums}
.meta{font-size:.9375rem;line-height:1.55;color:var(--soft);margin-block-end:1.75rem}
.meta p{margin:0}
.meta b{color:var(--ink);font-weight:600}
.box{font-size:.9375rem;line-height:1.55;margin:0 0 1.5rem;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.5rem}
.box p{margin:0}
.box h2{font:600 .9375rem/1.5 var(--sans);letter-spacing:0;margin:0}
.box.fix{border:0;border-radius:0;border-inline-start:3px solid var(--accent);padding-block:.125rem}
.box.fix p+p{margin-block-start:.6rem}
.box h2+p{color:var(--soft)}
figure{margin:0 0 2rem}
figure img{display:block;max-inline-size:100%;block-size:auto;max-block-size:90vh;object-fit:contain;margin-inline:auto;background:var(--line);border-radius:.25rem}
figcaption{font-size:.8125rem;line-height:1.5;color:var(--soft);padding-block-start:.5rem}
figure.image{margin:2.4em 0;break-inside:avoid}
.credit:not(:first-child)::before{content:"· "}
blockquote{margin:1.6em 0;padding-inline-start:1.1em;border-inline-start:3px solid var(--line);font-style:italic}
blockquote p{margin:0}
.table{overflow-x:auto;margin:0 0 1.6em;font:.9375rem/1.45 var(--sans)}
table{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:start;font-weight:600;padding-block-end:.5rem}
figure.chart{margin:2.4em 0;break-inside:avoid}
.chart figcaption{font-size:.9375rem;font-weight:600;color:var(--ink);padding:0 0 .75rem}
.plot{display:block;inline-size:100%;block-size:auto;color:var(--accent);font-family:var(--sans)}
.plot text{fill:var(--ink)}
@media(max-width:30rem){.plot text{font-size:19px}}
.chart table{margin-block-start:1rem;font:.9375rem/1.45 var(--sans)}
th{font-weight:600}
.chart th{font-weight:400}
th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-block-end:1px solid var(--line)}
.embed{margin:2em 0;padding:.9rem 1.1rem;border:1px solid var(--line);border-radius:.25rem;font:1rem/1.45 var(--sans);overflow-wrap:anywhere;break-inside:avoid}
.embed a{font-weight:600}
.provider{color:var(--soft);font-size:.8125rem}
.pullquote{margin:2.4em 0;break-inside:avoid}
.pullquote blockquote{margin:0;padding-inline-start:1em;border-color:var(--accent);font:1.5rem/1.35 var(--serif)}
.text ul,.text ol{padding-inline-start:1.4em;margin:0 0 1.15em}
.text li{margin-block-end:.35em}
hr{border:0;margin:2.4em auto;inline-size:5em;border-block-start:1px solid var(--soft)}
code{font:.9em ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.fact{color:inherit;text-decoration:underline;text-decoration-color:color-mix(in srgb,var(--accent) 55%,transparent);text-decoration-thickness:.09em;text-underline-offset:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone;border-radius:.15em;padding-block:.1em}
.fact:hover,.fact[aria-expanded=true]{background:color-mix(in srgb,var(--accent) 14%,transparent);text-decoration-color:var(--accent)}
.fact.said{text-decoration-style:dotted}
.fact.doubted{text-decoration-color:var(--doubt);text-decoration-style:wavy;text-decoration-thickness:.06em}
.doubt{font:.8125rem var(--sans);color:var(--doubt)}
del{color:var(--soft);text-decoration:line-through;text-decoration-thickness:.07em}
del .fact{text-decoration:none}
ins{background:var(--ins);text-decoration:none;border-radius:.15em;padding-inline:.12em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
sup{font-size:.68em;line-height:0;vertical-align:.42em;font-variant-numeric:lining-nums}
sup a{font-family:var(--sans);font-weight:600;text-decoration:none;padding:.4em .12em}
sup a:hover{text-decoration:underline}
.notes{font-size:.9375rem;line-height:1.55;border-block-start:1px solid var(--line);margin-block-start:3rem}
.notes h2{font-family:var(--sans);font-size:1.125rem;letter-spacing:0;margin:1.75rem 0 .75rem}
.notes ol,.notes ul{padding-inline-start:1.75em;margin:0}
.notes ul.facts{list-style:none;padding:0}
.notes li{margin-block-end:.9rem;padding-inline-start:.25em}
.notes ul.facts>li{padding:0;margin:0;border-block-end:1px solid var(--line)}
.notes ul.facts>li>div{padding-block:.7rem}
.notes li p,.card p{margin:0}
.soft{color:var(--soft)}
cite{font-style:normal}
.notes :target,li:target{background:color-mix(in srgb,var(--accent) 10%,transparent)}
.card p+p,.notes p+p,.plain p+p{margin-block-start:.2rem}
.head b{font-weight:700}
.marked{color:var(--doubt);font-weight:600}
.back{padding-inline:.2em;white-space:nowrap}
:target.fact,.fact:target,ins:target,del:target{background:color-mix(in srgb,var(--accent) 22%,transparent)}
.card{position:fixed;inset:auto 0 0;inline-size:100%;max-inline-size:100%;margin:0;border:1px solid var(--line);border-radius:.75rem .75rem 0 0;background:var(--raised);color:var(--ink);box-shadow:0 8px 34px rgb(0 0 0/.18);padding:1rem 1.25rem calc(1rem + env(safe-area-inset-bottom));font-size:.9375rem;line-height:1.55;max-block-size:60vh;overflow:auto}
.card .back{display:none}
.card button{font:600 .875rem var(--sans);float:inline-end;border:0;background:none;color:var(--accent);padding:.25rem 0 .25rem .75rem;cursor:pointer;min-block-size:1.75rem}
@media(min-width:40rem){@supports(position-area:block-end){.card{position-area:block-end span-inline-end;position-try-fallbacks:flip-inline,flip-block,flip-block flip-inline;inset:auto;inline-size:26rem;margin-block:.35rem;border-radius:.6rem;padding:.875rem 1.125rem}}
@supports not (position-area:block-end){.card{inset:auto auto 1.5rem 50%;translate:-50%;inline-size:30rem;border-radius:.6rem}}}
.list{list-style:none;padding:0;margin:0}
.list>li{padding-block:1.5rem;border-block-end:1px solid var(--line)}
.list>li:last-child{border:0}
.list h2{font-size:1.5rem;margin:0 0 .35rem}
.list h2 a{color:inherit;text-decoration:none}
.list h2 a:hover{text-decoration:underline}
.list p{margin:0 0 .4rem}
.list .about{font-size:.875rem;color:var(--soft)}
.lead{color:var(--soft);margin-block-end:1rem}
.value{font-size:clamp(2.5rem,1.6rem + 4vw,4rem);line-height:1.1;font-weight:700;letter-spacing:-.02em;display:block;font-variant-numeric:lining-nums}
h1 .of{display:block;font-size:1.5rem;line-height:1.3;margin-block-start:.5rem;letter-spacing:-.01em}
figure.portrait{max-inline-size:8rem;margin-block:0 1rem}
h1.lead{font-size:1.375rem;line-height:1.35;font-weight:400;letter-spacing:0}
.list .passage{font-size:1rem;line-height:1.55;padding-inline-start:1rem;border-inline-start:2px solid var(--line)}
.list b{font-weight:600}
.list.forms>li{padding-block:.6rem}
.plain{border-inline:0;border-radius:0;padding-inline:0}
.share summary{cursor:pointer;font:600 .9375rem var(--sans);padding-block:.75rem}
.share pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--raised);border:1px solid var(--line);border-radius:.25rem;padding:.75rem;user-select:all}
.embed main{inline-size:auto;padding:1rem}
.embed .value{font-size:2.5rem}
.embed h1{margin:0}
.embed h1 .of{font-size:1.125rem;margin-block-start:.25rem}
.embed .notes{margin-block-start:.75rem;padding-block-start:.75rem}
.embed .notes p{margin:0}
.pager{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem;font:600 .9375rem var(--sans);margin-block-start:2rem}
.foot{font-size:.875rem;color:var(--soft);padding-block:1.25rem 3rem;border-block-start:1px solid var(--line)}
.foot a{color:inherit}
.foot span:not(:last-child)::after{content:" · "}

@media print{@page{margin:18mm}
:root{--paper:#fff;--raised:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#000;--ins:#eee;--doubt:#000}
html{font-size:11.5px}
body{line-height:1.45}
.skip,.masthead nav,.card,.back,.pager,.more,.share,.foot{display:none!important}
.masthead{border:0}.masthead>div{padding-inline:0}
main,.foot{inline-size:100%;max-inline-size:none}main{padding-block:0}
h1{font-size:2.25rem}h2,h3,h4{break-after:avoid}
.fact{text-decoration:none}
.box,.notes li,figure{break-inside:avoid}
.notes cite a[rel]::after{content:" <" attr(href) ">";font-size:.85em;overflow-wrap:anywhere}
.notes cite a[data-page]::after{content:" <" attr(data-page) ">"}}
`

/** The sheet, and after it what the newsroom adds. */
export function styleOf(own: string): string {
  return sheet.trim() + own
}

/**
 * Opens the line of the ledger that a figure or quotation leads to beside it. Without it the same link leads to the line
 * at the end of the page, which has a way back.
 */
export const script = `(()=>{const c=document.getElementById("card");if(!c||!c.showPopover)return
let from
c.addEventListener("toggle",e=>{from&&from.setAttribute("aria-expanded",e.newState=="open")})
document.addEventListener("click",e=>{const a=e.target.closest&&e.target.closest("a.fact")
if(!a||e.button||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey)return
const l=document.getElementById(a.hash.slice(1));if(!l)return
e.preventDefault()
if(c.matches(":popover-open")){c.hidePopover()}
const b=c.lastElementChild,k=l.firstElementChild.cloneNode(true)
for(const n of k.querySelectorAll("[id]"))n.removeAttribute("id")
b.replaceChildren(k);from=a
c.showPopover({source:a});c.focus({preventScroll:true})})})()`
