package dev.claimport.desktop.template;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.Surroundings;
import dev.claimport.account.check.TemplateCheck;
import dev.claimport.account.check.TemplateFile;
import dev.claimport.account.look.AccountLook;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.iot.AccountReader;
import dev.claimport.time.Background;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is to be said of the chosen template: at once from itself, then from what the role may look at in the account too. */
public final class TemplateCheckViewModel {

    private record Seen(TemplateFile template, Surroundings around) {}

    private final Supplier<AccountReader> accounts;
    private final Background background;
    private final StringProperty template = new SimpleStringProperty("");
    private final ObjectProperty<CheckResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final BooleanProperty looking = new SimpleBooleanProperty();

    private @Nullable Seen seen;
    private Optional<Map<String, String>> given = Optional.empty();
    private Background.@Nullable Task look;
    private Background.@Nullable Task check;

    /** @param accounts opens what the role may look at; may block */
    public TemplateCheckViewModel(Supplier<AccountReader> accounts, Background background) {
        this.accounts = accounts;
        this.background = background;
    }

    /** Checks another template. */
    public void show(TemplateDescription found) {
        clear();
        String name = found.summary().name();
        template.set(name);
        show(new Seen(AccountLook.known(found), Surroundings.UNKNOWN));
        looking.set(true);
        look = background.start(DesktopWait.LOOK, () -> look(name), this::looked, this::refuse);
    }

    private Seen look(String name) {
        try (AccountReader account = accounts.get()) {
            var around = new AccountLook(account);
            TemplateFile found = around.template(name);
            return new Seen(found, around.around(found));
        }
    }

    private void looked(Seen now) {
        looking.set(false);
        show(now);
    }

    /** What the template says of itself stays; all else is not checked. */
    private void refuse(Failure refused) {
        looking.set(false);
        failure.set(refused);
    }

    /** Says what the parameters are; empty while one is not known. */
    public void give(Optional<Map<String, String>> parameters) {
        if (!given.equals(parameters)) {
            given = parameters;
            check();
        }
    }

    private void show(Seen now) {
        seen = now;
        check();
    }

    private void check() {
        stop(check);
        if (seen != null) {
            Seen checked = seen;
            Optional<Map<String, String>> parameters = given;
            check = background.start(DesktopWait.FILES, () -> TemplateCheck.of(checked.template(), parameters, checked.around()), result::set, failure::set);
        }
    }

    /** Has nothing to say any more. */
    public void clear() {
        stop(look);
        stop(check);
        seen = null;
        given = Optional.empty();
        looking.set(false);
        failure.set(null);
        result.set(null);
    }

    private static void stop(Background.@Nullable Task task) {
        if (task != null) {
            task.cancel();
        }
    }

    /** Of which template this is. */
    public ReadOnlyStringProperty templateProperty() {
        return template;
    }

    /** Null while there is none. */
    public ReadOnlyObjectProperty<CheckResult> resultProperty() {
        return result;
    }

    /** Why the account could not be looked at; null when it could. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** Whether the account is still looked at. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking;
    }
}
