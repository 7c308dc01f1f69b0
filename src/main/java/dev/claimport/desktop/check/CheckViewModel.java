package dev.claimport.desktop.check;

import dev.claimport.app.Check;
import dev.claimport.app.CheckReport;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.iot.PolicyText;
import dev.claimport.time.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the role and this computer can do, looked at in the background. */
public final class CheckViewModel implements AutoCloseable {

    private final Callable<CheckReport> look;
    private final Predicate<Check> matters;
    private final Background background;
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final ObjectProperty<CheckReport> report = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private Background.@Nullable Task task;

    /**
     * @param look takes some seconds
     * @param matters whether something bad stands in the way of the technician's work
     */
    public CheckViewModel(Callable<CheckReport> look, Predicate<Check> matters, Background background) {
        this.look = look;
        this.matters = matters;
        this.background = background;
    }

    /** Looks, once more if need be; what was found before is shown until then. */
    public void look() {
        if (looking.get()) {
            return;
        }
        looking.set(true);
        failure.set(null);
        task = background.start(DesktopWait.LOOK, look, found -> {
            looking.set(false);
            report.set(found);
        }, refused -> {
            looking.set(false);
            failure.set(refused);
        });
    }

    /** What was found, in the order in which it is shown; empty before the first look has ended. */
    public List<Check> checks() {
        return report.get() == null ? List.of() : report.get().checks();
    }

    /** Whether what stands in the way of this check stands at an earlier one already. */
    public boolean saidBefore(Check check) {
        return report.get() != null && report.get().saidBefore(check);
    }

    /** The first thing without which no hand-over succeeds. */
    public Optional<Check> inTheWay() {
        return checks().stream().filter(check -> check.state() == Check.State.BAD).filter(matters).findFirst();
    }

    /** Whether there is something that the technician should have seen once. */
    public boolean isWorthALook() {
        return checks().stream().anyMatch(check -> check.state() == Check.State.BAD || check.state() == Check.State.LIMITED);
    }

    /** The smallest IAM policy with which everything works, to be copied; empty while it is not known. */
    public Optional<String> policy() {
        return Optional.ofNullable(report.get()).flatMap(CheckReport::policy).map(PolicyText::text);
    }

    public ReadOnlyBooleanProperty lookingProperty() {
        return looking;
    }

    /** Null before the first look has ended. */
    public ReadOnlyObjectProperty<CheckReport> reportProperty() {
        return report;
    }

    /** Why nothing could be looked at; null when something was. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    @Override
    public void close() {
        if (task != null) {
            task.cancel();
        }
        looking.set(false);
    }
}
