//! The command lines of the programs.

use std::env;
use std::process::ExitCode;
use std::str::FromStr;

use crate::described::Outcome;

/// 0 if everything was as it should be, 1 if not, 2 if the program could not do its work.
pub fn exit_code(outcome: Outcome<bool>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

/// The words of the command line that are not used yet.
pub struct Words(Vec<String>);

impl Words {
    /// The words after the program's name.
    pub fn of_process() -> Self {
        Self(env::args().skip(1).collect())
    }

    pub fn take(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    pub fn option<T: FromStr>(&mut self, name: &str) -> Outcome<Option<T>> {
        let Some(index) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if index + 1 == self.0.len() {
            return Err(format!("{name} needs a value"));
        }
        let value = self.0.remove(index + 1);
        self.0.remove(index);
        value.parse().map(Some).map_err(|_| format!("{name} can't be {value}"))
    }

    pub fn end(self) -> Outcome<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(format!("unexpected: {word}")),
        }
    }
}
