//! The child: takes one file from its input and answers on its output.

use std::io::{self, Cursor, Read, Write};

use image::ImageFormat;

use super::message::Message;
use crate::ocr::{NullOcr, Ocr};
use crate::read::{self, Direct, Late, limits};
use crate::reader::Reader as _;
use crate::reading::Reason;
use crate::sandbox::{self, Limits};

/// What a child is to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Task {
    /// Read the file; with recognition of pages that are images, or without.
    Read {
        /// Whether recognition is wanted.
        ocr: bool,
    },
    /// Draw one page.
    Image {
        /// From 0.
        page: u32,
        /// Pixels per inch.
        dpi: f64,
    },
}

impl Task {
    /// The task that command-line arguments name: nothing or `text` for reading, `image PAGE DPI` for drawing.
    #[must_use]
    pub fn parse<S: AsRef<str>>(arguments: &[S]) -> Option<Self> {
        let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
        match arguments.as_slice() {
            [] => Some(Self::Read { ocr: true }),
            ["text"] => Some(Self::Read { ocr: false }),
            ["image", page, dpi] => {
                let dpi: f64 = dpi.parse().ok()?;
                Some(Self::Image { page: page.parse().ok()?, dpi: dpi.is_finite().then_some(dpi)? })
            }
            _ => None,
        }
    }

    /// The arguments that name this task.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        match self {
            Self::Read { ocr: true } => Vec::new(),
            Self::Read { ocr: false } => vec!["text".to_owned()],
            Self::Image { page, dpi } => vec!["image".to_owned(), page.to_string(), dpi.to_string()],
        }
    }
}

/// Enters the sandbox, takes the file from `input` and answers on `output`.
///
/// `ocr` opens recognition inside the sandbox, when a page needs it; its data must lie in a folder that `limits` names.
///
/// # Errors
/// When input or output fail.
pub fn serve(
    task: Task,
    limits: &Limits,
    ocr: impl Fn() -> Box<dyn Ocr + Send + Sync> + Send + Sync + 'static,
    mut input: impl Read,
    mut output: impl Write,
) -> io::Result<()> {
    tell(&mut output, &Message::Sandbox(sandbox::enter(limits)))?;
    let mut bytes = Vec::new();
    // One byte more than allowed shows that the file is too large.
    input.by_ref().take(limits::FILE as u64 + 1).read_to_end(&mut bytes)?;
    match task {
        Task::Read { ocr: wanted } => {
            let reader = Direct { ocr: if wanted { Box::new(Late::new(ocr)) } else { Box::new(NullOcr) } };
            let mut told = Ok(());
            let reading = reader.read(&bytes, &mut |progress| {
                if told.is_ok() {
                    told = tell(&mut output, &Message::Progress { done: progress.done, of: progress.of });
                }
            });
            told?;
            tell(&mut output, &Message::Reading(Box::new(reading)))
        }
        Task::Image { page, dpi } => match png(&bytes, page, dpi) {
            Ok(image) => {
                tell(&mut output, &Message::Image(image.len() as u64))?;
                output.write_all(&image)?;
                output.flush()
            }
            Err(reason) => tell(&mut output, &Message::Refused(reason)),
        },
    }
}

fn png(bytes: &[u8], page: u32, dpi: f64) -> Result<Vec<u8>, Reason> {
    let image = read::image(bytes, page, dpi)?;
    let mut png = Vec::new();
    image.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|_| Reason::Limit)?;
    Ok(png)
}

fn tell(output: &mut impl Write, message: &Message) -> io::Result<()> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_and_their_arguments() {
        for task in [Task::Read { ocr: true }, Task::Read { ocr: false }, Task::Image { page: 3, dpi: 72.5 }] {
            assert_eq!(Task::parse(&task.arguments()), Some(task));
        }
        assert_eq!(Task::parse(&["image", "0", "NaN"]), None);
        assert_eq!(Task::parse(&["image", "-1", "72"]), None);
        assert_eq!(Task::parse(&["else"]), None);
    }
}
