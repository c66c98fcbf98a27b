//! How one bid was scanned.

use serde::{Deserialize, Serialize};

use crate::chance::Chance;

/// Settings of the machine and state of the paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScanProfile {
    /// Pixels per inch.
    pub dpi: u16,
    /// Colours of the picture.
    pub mode: Colours,
    /// How far the paper lay turned, degrees clockwise.
    pub skew: f64,
    /// Darkness of the darker side of the page, in parts of white.
    pub shade: f64,
    /// Colour of the paper: parts of red, green and blue.
    pub tint: [f64; 3],
    /// Contrast about the middle grey; 1 leaves it.
    pub contrast: f64,
    /// Added to every level of 0 to 255.
    pub bright: i64,
    /// Standard deviation of the noise, in levels.
    pub noise: f64,
    /// Standard deviation of the blur, in pixels.
    pub blur: f64,
    /// Specks of dirt on a page.
    pub specks: i64,
    /// Quality of the JPEG.
    pub q: u8,
    /// How far the page is turned when displayed, degrees clockwise.
    pub turn: u16,
    /// `/Rotate` of the pages; the pixels are turned by the rest.
    pub rotate_entry: u16,
}

/// Colours of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colours {
    /// Red, green and blue.
    #[default]
    Color,
    /// Levels of grey.
    Gray,
    /// Black and white.
    Bw,
}

impl ScanProfile {
    pub(crate) fn make(chance: &mut Chance) -> Self {
        let mode = chance.pick(&[Colours::Color, Colours::Color, Colours::Gray, Colours::Gray, Colours::Bw]);
        // Colour at 300 dpi is as rare in offices as it is slow here.
        let dpi = chance.pick(match mode {
            Colours::Color => &[150, 150, 200],
            Colours::Gray => &[150, 200, 200, 300],
            Colours::Bw => &[200, 200, 300],
        });
        let turn = if chance.in_hundred(30) { chance.pick(&[90, 180, 270]) } else { 0 };
        let rotate_entry = if chance.in_hundred(30) { chance.pick(&[90, 180, 270]) } else { 0 };
        Self {
            dpi,
            mode,
            skew: if chance.in_hundred(25) { 0.0 } else { chance.real(-1.5, 1.5) },
            shade: chance.real(0.02, 0.17),
            tint: if mode == Colours::Color {
                chance.pick(&[[1.0, 1.0, 1.0], [1.0, 0.985, 0.94], [0.965, 0.98, 1.0]])
            } else {
                [1.0; 3]
            },
            contrast: chance.real(0.76, 1.1),
            bright: chance.between(-8, 12),
            noise: chance.real(0.5, 7.5),
            blur: chance.real(0.3, 0.6),
            specks: chance.pick(&[0, 0, 12, 30, 60]),
            q: chance.pick(&[35, 45, 55, 65]),
            turn,
            rotate_entry,
        }
    }

    /// How far the pixels are turned, degrees clockwise.
    pub(crate) fn pixels_turned(&self) -> u16 {
        (self.turn + 360 - self.rotate_entry) % 360
    }
}
