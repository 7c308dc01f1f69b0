package dev.claimport.desktop.records;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.verify.Elsewhere;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.time.Background;
import java.time.Duration;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Reads the whole ledger to see whether it is as it was signed: takes a while, says how far it is, and can be stopped. */
public final class RecordsCheck {

    /** What {@link #progressProperty} says when nothing is read. */
    public static final double RESTS = -1;
    private static final long MILLIS = 1000;

    private final LedgerFolder folder;
    private final Background background;
    private final DoubleProperty progress = new SimpleDoubleProperty(RESTS);
    private final ObjectProperty<Checked> checked = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private Background.@Nullable Task task;

    RecordsCheck(LedgerFolder folder, Background background) {
        this.folder = folder;
        this.background = background;
    }

    /** What was found. */
    public record Checked(Verification.Report report, long perSecond) {}

    /** Begins, unless it is under way. */
    public void begin() {
        if (isRunning()) {
            return;
        }
        progress.set(0);
        checked.set(null);
        failure.set(null);
        task = background.start(DesktopWait.VERIFICATION, this::verify, found -> {
            progress.set(RESTS);
            checked.set(found);
        }, refused -> {
            progress.set(RESTS);
            failure.set(refused);
        });
    }

    private Checked verify() throws NoteException {
        try (LedgerView view = LedgerView.open(folder)) {
            var notes = Elsewhere.of(folder);
            long start = System.nanoTime();
            Verification.Report report = Verification.of(view, notes, this::tell);
            return new Checked(report, report.records() * MILLIS / Math.max(1, Duration.ofNanos(System.nanoTime() - start).toMillis()));
        }
    }

    private void tell(long records, long of) {
        if (Thread.currentThread().isInterrupted()) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
        // Hand-overs live on threads of the same few processors, and none is to wait for this.
        Thread.yield();
        background.show(() -> {
            if (isRunning()) {
                progress.set(Math.min(1, (double) records / Math.max(1, of)));
            }
        });
    }

    /** Stops it; nothing is found out then. */
    public void cancel() {
        if (task != null) {
            task.cancel();
        }
        progress.set(RESTS);
    }

    public boolean isRunning() {
        return progress.get() != RESTS;
    }

    /** From 0 to 1; {@link #RESTS} while nothing is read. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    /** Null before it has ended once. */
    public ReadOnlyObjectProperty<Checked> checkedProperty() {
        return checked;
    }

    /** Why nothing could be found out; null otherwise. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
