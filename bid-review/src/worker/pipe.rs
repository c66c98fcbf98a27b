//! The parent's end of a child's output: lines up to the answer, never more than is allowed.

use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::Sender;

use super::message::{LONGEST, Message};

/// What came out of a child.
#[derive(Debug)]
pub(super) enum Heard {
    /// A line.
    Said(Message),
    /// The bytes of an image.
    Image(Vec<u8>),
    /// Too much.
    TooLong,
    /// Something that is no message.
    Nonsense,
}

/// Hands on what a child says until it ends, or says too much or nonsense.
pub(super) fn listen(output: impl Read, to: &Sender<Heard>) {
    let mut output = BufReader::new(output.take(LONGEST));
    let mut length = 0;
    loop {
        let mut line = Vec::new();
        match output.read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return,
            Ok(count) => length += count as u64,
        }
        let heard = match serde_json::from_slice(&line) {
            Ok(message) => Heard::Said(message),
            Err(_) if length >= LONGEST => Heard::TooLong,
            Err(_) => Heard::Nonsense,
        };
        let size = if let Heard::Said(Message::Image(size)) = heard { Some(size) } else { None };
        let wrong = matches!(heard, Heard::TooLong | Heard::Nonsense);
        if to.send(heard).is_err() || wrong {
            return;
        }
        if let Some(size) = size {
            let mut image = Vec::new();
            let read = output.by_ref().take(size).read_to_end(&mut image);
            let whole = read.is_ok() && image.len() as u64 == size;
            // Nobody listens any more when this fails.
            let _ = to.send(if whole { Heard::Image(image) } else { Heard::Nonsense });
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(output: &[u8]) -> Vec<Heard> {
        let (to, from) = std::sync::mpsc::channel();
        listen(output, &to);
        drop(to);
        from.iter().collect()
    }

    #[test]
    fn lines_and_an_image() {
        let heard = heard(b"{\"progress\":{\"done\":1,\"of\":2}}\n{\"image\":3}\nPNG");
        assert!(matches!(
            heard.as_slice(),
            [Heard::Said(Message::Progress { done: 1, of: 2 }), Heard::Said(Message::Image(3)), Heard::Image(bytes)]
                if bytes == b"PNG"
        ));
    }

    #[test]
    fn nonsense_and_too_few_bytes() {
        assert!(matches!(heard(b"hello\n").as_slice(), [Heard::Nonsense]));
        assert!(matches!(heard(b"{\"image\":9}\nPNG").as_slice(), [_, Heard::Nonsense]));
        assert!(heard(b"").is_empty());
    }
}
