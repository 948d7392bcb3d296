//! `arenite-interop-bench`: times rkyv on the archives of the public benchmark, by its own
//! definition of each operation.
//!
//! A sample repeats an operation for at least the sample time; reported is the median of the
//! samples after a warm-up, in ns an operation. Deserializing includes dropping what was made.

use std::hint::black_box;
use std::mem;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use rkyv::api::high::{to_bytes_in, HighDeserializer, HighSerializer, HighValidator};
use rkyv::bytecheck::CheckBytes;
use rkyv::rancor::{Failure, Panic};
use rkyv::ser::allocator::ArenaHandle;
use rkyv::util::AlignedVec;
use rkyv::{Archive, Archived, Deserialize, Serialize};

use arenite_interop::command_line::{exit_code, Words};
use arenite_interop::datasets::{Logs, Mesh, Players, Updates};
use arenite_interop::described::Outcome;
use arenite_interop::files::load;

const OPERATIONS: [&str; 7] = [
    "serialize",
    "memcpy",
    "access",
    "access_unchecked",
    "read_unchecked",
    "deserialize",
    "deserialize_unchecked",
];

const USAGE: &str = "usage:
  arenite-interop-bench --datasets DIR [--samples N] [--sample-ms N] [--warmup-ms N]
      (defaults: 31 samples of 20 ms after 500 ms)";

struct Method {
    datasets: PathBuf,
    warmup: Duration,
    sample: Duration,
    samples: usize,
}

fn main() -> ExitCode {
    exit_code(method(Words::of_process()).and_then(|method| run(&method)).map(|()| true))
}

fn method(mut words: Words) -> Outcome<Method> {
    let method = Method {
        datasets: words.option("--datasets")?.ok_or(USAGE)?,
        warmup: Duration::from_millis(words.option("--warmup-ms")?.unwrap_or(500)),
        sample: Duration::from_millis(words.option("--sample-ms")?.unwrap_or(20)),
        samples: words.option("--samples")?.unwrap_or(31).max(1),
    };
    words.end()?;
    Ok(method)
}

/// Times all data sets and prints a table, then the same as lines `rkyv,<set>,<operation>,<ns>`.
fn run(method: &Method) -> Outcome<()> {
    let sets = [
        ("log", method.times::<Logs>("log", read_logs)?),
        ("mesh", method.times::<Mesh>("mesh", read_mesh)?),
        ("minecraft_savedata", method.times::<Players>("minecraft_savedata", read_players)?),
        ("mk48", method.times::<Updates>("mk48", read_updates)?),
    ];
    println!(
        "rkyv, ns an operation: median of {} samples of {} ms\n",
        method.samples,
        method.sample.as_millis()
    );
    print!("{:22}", "");
    sets.iter().for_each(|(set, _)| print!("{set:>20}"));
    println!();
    for (row, operation) in OPERATIONS.iter().enumerate() {
        print!("{operation:22}");
        sets.iter().for_each(|(_, times)| print!("{:>20.1}", times[row]));
        println!();
    }
    println!();
    println!("rkyv,log,read_values,{:.1}", method.reading::<Logs, _>("log", sum_logs)?);
    println!("rkyv,mesh,read_values,{:.1}", method.reading::<Mesh, _>("mesh", sum_mesh)?);
    for (set, times) in &sets {
        for (operation, ns) in OPERATIONS.iter().zip(times) {
            println!("rkyv,{set},{operation},{ns:.1}");
        }
    }
    Ok(())
}

fn read_logs(data: &Archived<Logs>) {
    for log in data.logs.iter() {
        black_box(&log.address);
        black_box(&log.code);
        black_box(&log.size);
    }
}

fn read_mesh(data: &Archived<Mesh>) {
    for triangle in data.triangles.iter() {
        black_box(&triangle.normal);
    }
}

/// As `read_logs`, but the values are loaded and added up, not only pointed to.
fn sum_logs(data: &Archived<Logs>) -> u64 {
    data.logs.iter().fold(0, |sum: u64, log| {
        let address = [log.address.x0, log.address.x1, log.address.x2, log.address.x3];
        sum.wrapping_add(u64::from(u32::from_le_bytes(address)))
            .wrapping_add(u64::from(log.code.to_native()))
            .wrapping_add(log.size.to_native())
    })
}

/// As `read_mesh`, but the values are loaded and added up, not only pointed to.
fn sum_mesh(data: &Archived<Mesh>) -> u32 {
    data.triangles.iter().fold(0, |sum: u32, triangle| {
        sum.wrapping_add(triangle.normal.x.to_native().to_bits())
            .wrapping_add(triangle.normal.y.to_native().to_bits())
            .wrapping_add(triangle.normal.z.to_native().to_bits())
    })
}

fn read_players(data: &Archived<Players>) {
    for player in data.players.iter() {
        black_box(&player.game_type);
    }
}

fn read_updates(data: &Archived<Updates>) {
    for update in data.updates.iter() {
        black_box(&update.score);
    }
}

impl Method {
    fn times<T>(&self, set: &str, read: fn(&T::Archived)) -> Outcome<[f64; OPERATIONS.len()]>
    where
        T: Archive + for<'a> Serialize<HighSerializer<AlignedVec, ArenaHandle<'a>, Panic>>,
        T::Archived: for<'a> CheckBytes<HighValidator<'a, Failure>>
            + Deserialize<T, HighDeserializer<Panic>>,
    {
        let archive = load(&self.datasets.join(format!("{set}.bin")))?;
        let archived = check::<T>(&archive).map_err(|_| format!("{set}: not an archive"))?;
        let Ok(value) = rkyv::deserialize::<T, Panic>(archived);
        let mut buffer = AlignedVec::with_capacity(archive.len());
        let serialize = self.median(|| {
            let mut empty = mem::take(&mut buffer);
            empty.clear();
            let Ok(full) = to_bytes_in::<_, Panic>(black_box(&value), empty);
            buffer = full;
        });
        if buffer.as_slice() != archive.as_slice() {
            return Err(format!("{set}: serialized to other bytes"));
        }
        // SAFETY, here and below: the archive was checked as a T, and nobody writes to it.
        let access = || unsafe { rkyv::access_unchecked::<T::Archived>(black_box(&archive)) };
        let copy = || {
            buffer.copy_from_slice(black_box(&archive));
            buffer.as_ptr()
        };
        Ok([
            serialize,
            self.median(copy),
            self.median(|| check::<T>(black_box(&archive)).is_ok()),
            self.median(access),
            self.median(|| read(access())),
            self.median(|| {
                let checked = check::<T>(black_box(&archive)).expect("checked before");
                rkyv::deserialize::<T, Panic>(checked)
            }),
            self.median(|| rkyv::deserialize::<T, Panic>(access())),
        ])
    }

    /// Times a read of values that are loaded, without a check.
    fn reading<T, R>(&self, set: &str, read: fn(&T::Archived) -> R) -> Outcome<f64>
    where
        T: Archive,
        T::Archived: for<'a> CheckBytes<HighValidator<'a, Failure>>,
    {
        let archive = load(&self.datasets.join(format!("{set}.bin")))?;
        check::<T>(&archive).map_err(|_| format!("{set}: not an archive"))?;
        // SAFETY: the archive was checked as a T, and nobody writes to it.
        Ok(self.median(|| {
            read(unsafe { rkyv::access_unchecked::<T::Archived>(black_box(&archive)) })
        }))
    }

    fn median<R>(&self, mut operation: impl FnMut() -> R) -> f64 {
        let mut repeats = 1;
        let warm = Instant::now();
        loop {
            let elapsed = repeat(repeats, &mut operation);
            if elapsed < self.sample {
                repeats = repeats.max(needed(repeats, elapsed, self.sample));
            } else if warm.elapsed() >= self.warmup {
                break;
            }
        }
        let mut ns: Vec<f64> = (0..self.samples)
            .map(|_| repeat(repeats, &mut operation).as_nanos() as f64 / repeats as f64)
            .collect();
        ns.sort_by(f64::total_cmp);
        ns[ns.len() / 2]
    }
}

fn check<T: Archive>(bytes: &[u8]) -> Result<&T::Archived, Failure>
where
    T::Archived: for<'a> CheckBytes<HighValidator<'a, Failure>>,
{
    rkyv::access::<T::Archived, Failure>(bytes)
}

fn repeat<R>(repeats: u64, operation: &mut impl FnMut() -> R) -> Duration {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(operation());
    }
    start.elapsed()
}

/// How many repeats fill a sample, with a tenth to spare.
fn needed(repeats: u64, elapsed: Duration, sample: Duration) -> u64 {
    let each = elapsed.as_secs_f64().max(1e-9) / repeats as f64;
    ((sample.as_secs_f64() * 1.1 / each).ceil() as u64).min(repeats * 100).max(repeats + 1)
}
