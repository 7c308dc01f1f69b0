package dev.claimport.ledger.store;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.event.LedgerEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
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

    private final LedgerFolder folder;
    private final Opening opening;
    private final ClockWatch clock;
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
    }

    /**
     * Keeps an event for good.
     *
     * @param run that it belongs to
     * @return its index in the log
     * @throws FailureException {@code disk-full}, {@code file-not-writable}, {@code file-busy}, {@code ledger-…}: then it is not recorded
     */
    public synchronized long append(Optional<UUID> run, LedgerEvent event) {
        long index = write((writer, opened) -> writer.add(run, event, opened.signer()));
        if (event instanceof LedgerEvent.Ended) {
            leaveCheckpoint();
        }
        return index;
    }

    /**
     * Takes a certificate as the proof of one attempt.
     *
     * @return false when it is that of another
     * @throws FailureException as {@link #append}
     */
    public synchronized boolean prove(UUID run, String certificateId) {
        return write((writer, opened) -> {
            if (writer.hasProved(certificateId)) {
                return false;
            }
            writer.add(Optional.of(run), new LedgerEvent.Proved(certificateId), opened.signer());
            return true;
        });
    }

    private interface Writing<R> {
        R with(LogWriter writer, Opening.Opened opened) throws SQLException;
    }

    private <R> R write(Writing<R> writing) {
        if (opened == null) {
            opened = opening.open(true);
        }
        boolean written = false;
        try {
            opened.writer().begin();
            Optional<Duration> step = clock.step();
            if (step.isPresent()) {
                opened.writer().add(Optional.empty(), new LedgerEvent.ClockStepped(step.get()), opened.signer());
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
            LOG.warn("the checkpoint could not be left beside the ledger", e);
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
