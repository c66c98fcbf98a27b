//! Whether the text layer of a page can be trusted as its text, or the page must be looked at as an image.

use super::glyph::Sight;
use super::layer::Layer;
use super::letters;

/// Fewer letters than this on a page with much else drawn are no text layer.
const FEW: usize = 8;
/// Fewer letters than this beside a large image are its header or stamp.
const BESIDE: usize = 150;
/// Share of the page from which an image is large.
const LARGE: f64 = 0.3;
/// Share of the page from which an image on a page with few letters matters; smaller ones are logos.
const SMALL: f64 = 0.02;
/// So many paths on a page without text are letters drawn as outlines.
const OUTLINES: usize = 100;
/// Largest share of letters without sense.
const SENSELESS: f64 = 0.05;
/// Chinese letters from which their commonness is looked at.
const SAMPLE: usize = 80;
/// Least share of very common ones.
const COMMON_SHARE: f64 = 0.04;

/// Very common characters of any Chinese writing and of the papers of a bid.
const COMMON: &str = "的一是不在有人我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作里用道行所然家種事成方多經麼去法\
學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手\
應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別\
打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象\
完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運號價標商廠投採購契約項單數證明證書負責統編地址電話日期簽章印";

/// Where the text of a page should come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The text layer says what the page shows.
    Layer,
    /// The page must be looked at as an image.
    Image,
}

/// Decides for one page. `area` is its size in square points.
pub(super) fn source(layer: &Layer<'_>, area: f64) -> Source {
    let seen = layer.glyphs.iter().filter(|glyph| glyph.sight == Sight::Seen && !glyph.blank());
    let (mut letters, mut senseless, mut han, mut common) = (0_usize, 0_usize, 0_usize, 0_usize);
    for glyph in seen {
        letters += 1;
        senseless += usize::from(letters::senseless(glyph.letter));
        if letters::han(glyph.letter) {
            han += 1;
            common += usize::from(COMMON.contains(glyph.letter));
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let drawn = layer.images > SMALL * area || layer.paths > OUTLINES;
    let picture = layer.images > LARGE * area && letters < BESIDE;
    let garbage = share(senseless, letters) > SENSELESS || (han >= SAMPLE && share(common, han) < COMMON_SHARE);
    if picture || garbage || layer.lies() || (letters < FEW && drawn) { Source::Image } else { Source::Layer }
}
