import { coded, words } from '../../model/wordLists'

/** Symbols of measures as news copy writes them right after a number, with their UCUM codes. */
export const MEASURE_SIGNS: Readonly<Record<string, string>> = coded(
  `km km, Km km, kms km, m m, cm cm, mm mm, kg kg, Kg kg, kilos kg, g g, mg mg, t t, l L, L L, ml mL, mL mL, cl cL, cL cL, dl dL, hl hL, ha har,
  km2 km2, km² km2, m2 m2, m² m2, m3 m3, m³ m3, km/h km/h, kph km/h, kmh km/h, mph [mi_i]/h, ft [ft_i], lb [lb_av],
  lbs [lb_av], oz [oz_av], yd [yd_i], yds [yd_i], °C Cel, º C Cel, ° C Cel, ºC Cel, °F [degF], ° F [degF], ºF [degF],
  C Cel, F [degF], W W, kW kW, MW MW, GW GW, TW TW, kWh kW.h, MWh MW.h, GWh GW.h, TWh TW.h, GB GBy, MB MBy, TB TBy,
  Hz Hz, kHz kHz, MHz MHz, GHz GHz, hPa hPa, mb mbar, V V, psi [psi], kcal kcal, dB dB, ppm [ppm], in [in_i],
  mi [mi_i]`,
)

/** Signs that are words, or letters of anything, when a space stands before them. */
export const GLUED_ONLY: ReadonlySet<string> = new Set(words('in mi ha C F V W t L l g'))

/** Letters right after a number that are no measure but leave it a figure: multiples, basis points, pence, bytes, beats. */
export const OTHER_ENDINGS: ReadonlySet<string> = new Set(
  words(
    `x X bp bps bpm p c pts kb Mb Gb Mbps Gbps kt kts hp bhp CV cc mAh hrs min mins sec secs yrs yr años mcg µg μg nm pc
    wk MP Mp fps dpi rpm`,
  ),
)

/** "275kV", "50MWh": units of electricity, pressure and data with a prefix, which look like no code. */
export const PREFIXED_UNIT = /^[kMGTmµμ](?:W|Wh|Wp|V|VA|Hz|Pa|J|eV|Ah|bps|bit|ton)$/

/** Currency codes that are words or other names as well; they need an amount that is no small number. */
export const WORDLIKE_CODES: ReadonlySet<string> = new Set(words('ALL TOP CUP TRY SOS COP MOP PAB GEL'))

/** Products whose number is part of their name. */
export const PRODUCTS: ReadonlySet<string> = new Set(
  words(
    `windows iphone ipad ios android galaxy pixel playstation xbox nintendo chatgpt boeing airbus embraer cessna falcon
    ariane soyuz apollo apolo artemis voyager gemini challenger sputnik luna tomahawk leopard abrams challenger ibex
    nikkei ftse nasdaq dax cac stoxx russell fortune forbes formula bowl covid h1n1 porsche ferrari peugeot renault
    mazda concorde antonov ilyushin tupolev sukhoi mirage`,
  ),
)
