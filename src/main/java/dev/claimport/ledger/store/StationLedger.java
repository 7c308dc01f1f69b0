package dev.claimport.ledger.store;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.time.ClockWatch;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a station's ledger. Each record is on the disk when {@link #append} returns, or is not there at all. Thread-safe; windows and commands
 * of one user write by turns. It is opened when it is first written, and anew after whatever went wrong.
 */
public final class StationLedger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StationLedger.class);

    /** More than a computer has had slots, for years. */
    private static final int MOST_CUT_OFF = 1000;

    private final LedgerFolder folder;
    private final Opening opening;
    private final ClockWatch clock;
    private final AtWork atWork;
    private final AtWork awaited;
    /** What is to be written, in its order. */
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    private Opening.@Nullable Opened opened;

    /** @param station as records name it @param program Claimport's version */
    public StationLedger(LedgerFolder folder, String station, String program, InstantSource time) {
        this(folder, station, program, time, System::nanoTime);
    }

    /** @param nanos that only ever go on: what the clock is held against */
    public StationLedger(LedgerFolder folder, String station, String program, InstantSource time, LongSupplier nanos) {
        this.folder = folder;
        this.opening = new Opening(folder, station, program, time);
        this.clock = new ClockWatch(time, nanos);
        this.atWork = new AtWork(folder.atWork());
        this.awaited = new AtWork(folder.awaited());
    }

    /**
     * Looks at what is recorded, if anything is. What turns out to be damaged is set aside, so that the next event begins another: nobody could
     * go on otherwise until somebody moves it away.
     *
     * @throws FailureException {@code ledger-…}
     */
    public void look(Consumer<LedgerView> look) {
        try (LedgerView view = LedgerView.open(folder)) {
            look.accept(view);
        } catch (FailureException e) {
            if (e.failure().kind() == LedgerFailure.Kind.LEDGER_UNREADABLE) {
                setAside();
            }
            if (e.failure().kind() != LedgerFailure.Kind.LEDGER_NOT_FOUND) {
                throw e;
            }
        }
    }

    private synchronized void setAside() {
        ready();
    }

    /**
     * Keeps an event for good.
     *
     * @param run that it belongs to
     * @return its index in the log
     * @throws FailureException {@code disk-full}, {@code file-not-writable}, {@code file-busy}, {@code ledger-…}: then it is not recorded
     */
    public long append(Optional<UUID> run, LedgerEvent event) {
        if (event instanceof LedgerEvent.Started) {
            begin(run.orElseThrow());
        }
        Pending mine = new Pending(run, event);
        pending.add(mine);
        try {
            return written(mine);
        } finally {
            if (event instanceof LedgerEvent.Ended) {
                end(run.orElseThrow());
            }
        }
    }

    /** Whoever comes to write first writes what others wait with, too. */
    private synchronized long written(Pending mine) {
        if (!mine.isOver()) {
            List<Pending> together = new ArrayList<>();
            for (Pending next = pending.poll(); next != null; next = pending.poll()) {
                together.add(next);
            }
            writeTogether(together);
        }
        return mine.result();
    }

    /** In one transaction, since the disk takes as long for one record as for many; where that fails, each by itself, so that none fails for another. */
    private void writeTogether(List<Pending> together) {
        try {
            List<Long> indexes = write((writer, opened) -> {
                List<Long> added = new ArrayList<>();
                for (Pending each : together) {
                    added.add(writer.add(each.run(), each.event(), opened.signer()));
                }
                return added;
            });
            for (int at = 0; at < together.size(); at++) {
                together.get(at).kept(indexes.get(at));
            }
        } catch (RuntimeException | Error e) {
            if (together.size() == 1) {
                together.getFirst().failed(e);
            } else {
                together.forEach(each -> writeTogether(List.of(each)));
            }
        }
    }

    private synchronized void end(UUID run) {
        atWork.end(run);
        leaveCheckpoint();
    }

    /** From before it is recorded, so that nobody ever takes it for cut off. */
    private synchronized void begin(UUID run) {
        ready();
        atWork.begin(run);
    }

    /**
     * Attempts of which no end is recorded, and which nobody has under way: whoever had them was cut off, by a crash or a power cut. The latest
     * first.
     *
     * @param serial of a device; empty for all
     * @throws FailureException {@code ledger-…}, unless nothing is recorded yet
     */
    public synchronized List<Attempt> cutOff(String serial) {
        List<Attempt> found = new ArrayList<>();
        look(view -> view.each(new AttemptQuery(serial, "open", Optional.empty(), Optional.empty(), MOST_CUT_OFF), attempt -> {
            if (!atWork.has(UUID.fromString(attempt.run())) && (serial.isEmpty() || attempt.device().serial().equals(serial))) {
                found.add(attempt);
            }
        }));
        return found;
    }

    /**
     * Keeps the end of an attempt that was {@link #cutOff}.
     *
     * @return false when somebody has settled it meanwhile; then nothing is kept
     * @throws FailureException as {@link #append}
     */
    public synchronized boolean settle(UUID run, LedgerEvent.Ended end) {
        boolean settled = write((writer, opened) -> {
            boolean open = writer.isOpen(run);
            if (open) {
                writer.add(Optional.of(run), end, opened.signer());
            }
            return open;
        });
        leaveCheckpoint();
        return settled;
    }

    /**
     * Takes a certificate as the proof of one attempt.
     *
     * @return false when it is that of another; true also when it was this one's before
     * @throws FailureException as {@link #append}
     */
    public synchronized boolean prove(UUID run, String certificateId) {
        return write((writer, opened) -> {
            Optional<String> proved = writer.proved(certificateId);
            if (proved.isPresent()) {
                return proved.get().equals(run.toString());
            }
            writer.add(Optional.of(run), new LedgerEvent.Proved(certificateId), opened.signer());
            return true;
        });
    }

    /**
     * Says that an attempt waits for this thing from now on. Nothing of it is recorded.
     *
     * @return false when another one does, in whatever process of this computer
     * @throws FailureException as {@link #append}
     */
    public synchronized boolean expect(String thing) {
        ready();
        return awaited.begin(id(thing));
    }

    /** Whether some attempt waits for this thing, in whatever process of this computer. */
    public synchronized boolean isExpected(String thing) {
        ready();
        return awaited.has(id(thing));
    }

    /** The attempt waits for it no more. */
    public synchronized void release(String thing) {
        awaited.end(id(thing));
    }

    private static UUID id(String thing) {
        return UUID.nameUUIDFromBytes(thing.getBytes(StandardCharsets.UTF_8));
    }

    private void ready() {
        if (opened == null) {
            opened = opening.open(true);
        }
    }

    private interface Writing<R> {
        R with(LogWriter writer, Opening.Opened opened) throws SQLException;
    }

    private <R> R write(Writing<R> writing) {
        ready();
        boolean written = false;
        try {
            opened.writer().begin();
            Duration step = clock.read().step();
            if (!step.isZero()) {
                opened.writer().add(Optional.empty(), new LedgerEvent.ClockStepped(step), opened.signer());
            }
            R result = writing.with(opened.writer(), opened);
            opened.writer().commit();
            written = true;
            return result;
        } catch (SQLException e) {
            throw SqliteFailures.isDamage(e) ? damaged(e) : SqliteFailures.of(e, folder.database()).exception(e);
        } catch (FailureException e) {
            throw e.failure().kind() == LedgerFailure.Kind.LEDGER_UNREADABLE ? damaged(e) : e;
        } finally {
            if (!written) {
                close();
            }
        }
    }

    /** Found again, and set aside, when it is opened the next time: not by whoever has it open. */
    private FailureException damaged(Exception e) {
        close();
        try {
            opened = opening.open(true);
            return e instanceof FailureException failure ? failure
                    : SqliteFailures.unreadable(folder.database(), e);
        } catch (FailureException found) {
            return found;
        }
    }

    /** It is an extra: the record is kept, whether this is or not. */
    private void leaveCheckpoint() {
        try (LedgerView view = LedgerView.open(folder)) {
            WholeFile.replace(folder.checkpoint(), view.head().checkpoint().getBytes(StandardCharsets.UTF_8), WholeFile.Access.OWNER);
        } catch (FailureException e) {
            LOG.warn("the checkpoint could not be left beside the ledger: {}", e.failure());
        }
    }

    static void close(LogWriter writer, LedgerFolder folder) {
        try {
            writer.close();
        } catch (SQLException e) {
            LOG.warn("the ledger {} was not closed well", folder.database(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            close(opened.writer(), folder);
            opened = null;
        }
    }
}
