package dev.claimport.desktop.bench;

import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.OrderKeeper;
import dev.claimport.bench.OrderResult;
import dev.claimport.bench.OrderTemplate;
import dev.claimport.bench.order.OrderFile;
import dev.claimport.bench.order.WorkOrder;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.time.Background;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The work order of a shift: chosen and checked before it begins, and what becomes of it. On the screen's thread. */
public final class OrderViewModel {

    private final BenchWorld world;
    private final Background background;
    private final ObjectProperty<OrderKeeper.@Nullable Progress> progress = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Failure> failure = new SimpleObjectProperty<>();
    private @Nullable Checked checked;
    /** What was asked for last: a later answer to an earlier question is nothing. */
    private @Nullable Object asked;

    /** @param job by whose template and parameters it was checked */
    private record Checked(Path file, BenchJob job, WorkOrder order, OrderKeeper keeper) {}

    OrderViewModel(BenchWorld world, Background background) {
        this.world = world;
        this.background = background;
    }

    /** Reads and checks a file, in the background. @param job with whose template and parameters */
    public void choose(Path file, BenchJob job) {
        choose(() -> { }, file, job);
    }

    /** Keeps what was typed in a file, and takes that: what becomes of it is written beside it, as of any other. */
    void type(String typed, Path file, BenchJob job) {
        choose(() -> WholeFile.replace(file, OrderFile.typed(typed), WholeFile.Access.KEPT), file, job);
    }

    private void choose(Runnable before, Path file, BenchJob job) {
        var question = new Object();
        asked = question;
        failure.set(null);
        background.start(DesktopWait.FILES, () -> {
            before.run();
            WorkOrder order = OrderFile.read(file, OrderTemplate.read(world.iot(), job.templateName()), job.parameters());
            OrderKeeper keeper = new OrderKeeper(new OrderResult(order), file);
            keeper.takeIn(world.attempts());
            return new Checked(file, job, order, keeper);
        }, read -> {
            if (asked == question) {
                take(Optional.of(read), null);
            }
        }, refused -> {
            if (asked == question) {
                take(Optional.empty(), refused);
            }
        });
    }

    /** Does without. */
    public void drop() {
        asked = null;
        take(Optional.empty(), null);
    }

    private void take(Optional<Checked> read, @Nullable Failure refused) {
        asked = null;
        checked = read.orElse(null);
        progress.set(read.map(order -> order.keeper().progress()).orElse(null));
        failure.set(refused);
    }

    /** Checks it anew where template or parameters are others now. */
    void look(Optional<BenchJob> job) {
        if (checked != null && job.isPresent() && !isCheckedFor(job.get())) {
            choose(checked.file(), job.get());
        }
    }

    private boolean isCheckedFor(BenchJob job) {
        return checked.job().templateName().equals(job.templateName()) && checked.job().parameters().equals(job.parameters());
    }

    /** Whether a shift may begin: nothing is being read, and what was read is right. */
    boolean isSettled() {
        return asked == null && failure.get() == null;
    }

    Optional<WorkOrder> order() {
        return Optional.ofNullable(checked).map(Checked::order);
    }

    /** Takes in how a device went, and writes the table beside the order. */
    void ended(Finished finished) {
        if (checked != null) {
            OrderKeeper keeper = checked.keeper();
            background.start(DesktopWait.FILES, () -> keeper.keep(finished), refused -> {
                progress.set(keeper.progress());
                failure.set(refused.orElse(null));
            }, failure::set);
        }
    }

    /** Of the order that is chosen; null while there is none. */
    public ReadOnlyObjectProperty<OrderKeeper.@Nullable Progress> progressProperty() {
        return progress;
    }

    /** Why it cannot be used, or what becomes of it not be written; null where nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure;
    }
}
