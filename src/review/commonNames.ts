/**
 * Given names and surnames that many people have, without accents: alone they tell of nobody, and a finding of each would
 * be dismissed until nobody reads them. The most frequent of registers of births and censuses of English- and
 * Spanish-speaking countries.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean))
}

export const commonGivenNames = words(`
  aaron abigail adam adrian adriana agustin aida alan alba albert alberto alejandra alejandro alex alexander alexandra
  alexis alfonso alfredo alice alicia alma amanda amelia amy ana andrea andres andrew angel angela angelica anita ann
  anna anne anthony antonia antonio araceli arthur arturo ashley barbara beatriz benjamin bernardo bertha beth betty
  blanca brandon brenda brian bruce camila carl carla carlos carmen carol carolina caroline catherine cecilia cesar
  charles charlotte christian christina christine christopher clara claudia consuelo cristian cristina cynthia daniel
  daniela david deborah debra delia dennis diana diane diego dolores domingo donald donna dora doris dorothy douglas
  eduardo edgar edith edward elena elias elisa elizabeth ellen elsa emilia emilio emily emma enrique eric erika ernesto
  esperanza esteban esther ethan eugenia eva evelyn fabian fatima felipe felix fernanda fernando fidel flor florencia
  frances francis francisca francisco frank gabriel gabriela gary george gerald gerardo gilberto gloria gonzalo grace
  graciela gregory guadalupe guillermo gustavo hannah harold harry heather hector helen henry hernan hilda hugo ignacio
  ines irene irma isaac isabel isabella ismael israel ivan jack jacob jacqueline jaime james jane janet janice jason
  javier jean jeffrey jennifer jeremy jerry jessica jesus joan joanna joaquin joe joel john jonathan jorge jose joseph
  josefina joshua joyce juan juana judith judy julia julian juliana julie julieta julio justin karen karina karla
  katherine kathleen kathryn keith kelly kenneth kevin kyle larry laura lauren laurence lawrence leonardo leonor leticia
  lidia lilia liliana linda lisa lorena lorenzo louis louise lourdes lucas lucia luis luisa luz magdalena manuel manuela
  marcela marcelo marco marcos margaret margarita maria mariana marie marilyn mario marisol mark marta martha martin mary
  mateo matthew maximiliano megan melissa mercedes michael michelle miguel miriam monica nancy natalia natalie nathan
  nicholas nicolas nicole noah norma octavio olga oliver olivia omar oscar pablo pamela patricia patrick paul paula pedro
  peter philip pilar rachel rafael ralph ramiro ramon randy raquel raul raymond rebeca rebecca renata rene ricardo
  richard rita robert roberto rocio rodolfo rodrigo roger rogelio rosa rosario roxana roy ruben ruth ryan salvador samantha
  samuel sandra santiago sara sarah scott sean sebastian sergio sharon shirley silvia simon sofia sonia sophia stephanie
  stephen steven susan susana sylvia tatiana teresa terry thomas tiffany timothy tomas tyler valentina valeria vanessa
  veronica vicente victor victoria vincent virginia walter wayne wendy william willie ximena yolanda zachary
`)

export const commonSurnames = words(`
  adams aguilar aguirre alexander allen alonso alvarado alvarez anderson andrews armstrong arnold avila bailey baker
  barnes barrera bautista becker bell beltran bennett benitez black blanco boyd bradley brooks brown bryant bush butler
  caballero cabrera calderon camacho campbell campos cardenas carpenter carrillo carroll carter castillo castro cervantes
  chavez clark cole coleman collins contreras cook cooper cordova cortes cortez costa cox crawford crespo cruz cunningham
  daniels davis delgado diaz diez dominguez duncan dunn edwards elliott ellis escobar espinosa espinoza esquivel estrada
  evans ferguson fernandez fields figueroa fisher flores ford foster fox franco freeman fuentes gallardo gallegos garcia
  gardner garrido garza gibson gil gimenez gomez gonzales gonzalez gordon graham grant gray green greene griffin guerra
  guerrero gutierrez guzman hall hamilton harper harris harrison hart hayes henderson henry heredia hernandez herrera
  hicks hidalgo hill holmes howard hudson hughes hunt hunter ibarra iglesias jackson james jenkins jimenez johnson jones
  jordan juarez kelley kelly kennedy king knight lane lara lawrence lawson leon lewis long lopez lozano luna maldonado
  marin marquez marshall martin martinez mason matthews maxwell medina mejia mendez mendoza mercado miller mills miranda
  mitchell molina montes montoya moore mora morales moreno morgan morris moya munoz murphy murray myers navarro nelson
  nichols nieto nunez ochoa olivares oliver olson ortega ortiz owens pacheco padilla palacios palmer pardo paredes parker
  parra patterson payne pena peralta perez perkins perry peters peterson phillips pierce pineda porter powell price prieto
  quintero ramirez ramos ramsey reed reid reyes reynolds rice richards richardson rincon rios rivas rivera roberts
  robertson robinson robles rodriguez rogers rojas roman romero rosales rosas rose ross rubio ruiz russell ryan saenz
  salas salazar salinas sanchez sanders sandoval santana santiago santos schmidt scott serrano shaw silva simmons simpson
  smith snyder solis soto spencer stephens stevens stewart stone suarez sullivan taylor thompson torres trejo trevino
  trujillo tucker turner valdez valencia valenzuela vargas vasquez vazquez vega velasco velasquez velazquez vera vidal
  villa villanueva villarreal wagner walker wallace ward warren washington watkins watson weaver webb weber wells west
  wheeler white williams williamson willis wilson wood woods wright yanez young zamora zapata zavala
`)
