package dev.claimport.desktop.template;

import dev.claimport.account.folder.AccountFiles;
import dev.claimport.account.folder.AccountFolder;
import dev.claimport.account.look.AccountPull;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.WholeFolder;
import dev.claimport.iot.AccountReader;
import dev.claimport.time.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Templates of the account, and what they name, saved as a folder to rehearse with: it is there as a whole, or not at all. */
public final class PullViewModel {

    /** What is read at the moment. */
    public record Reading(AccountPull.Part what, String name) {}

    /** What was saved, and where. */
    public record Pulled(Path folder, AccountFiles files) {}

    private final Supplier<AccountReader> accounts;
    private final Background background;
    private final BooleanProperty pulling = new SimpleBooleanProperty();
    private final ObjectProperty<Reading> reading = new SimpleObjectProperty<>();
    private final ObjectProperty<Pulled> pulled = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private Background.@Nullable Task task;
    private AtomicBoolean givenUp = new AtomicBoolean();

    /** @param accounts opens what the role may look at; may block */
    public PullViewModel(Supplier<AccountReader> accounts, Background background) {
        this.accounts = accounts;
        this.background = background;
    }

    /** Begins; nothing where that is under way. @param names of the templates, at least one @param folder that is empty, or not there */
    public void pull(List<String> names, Path folder) {
        if (pulling.get()) {
            return;
        }
        failure.set(null);
        pulled.set(null);
        reading.set(null);
        pulling.set(true);
        AtomicBoolean thisGivenUp = new AtomicBoolean();
        givenUp = thisGivenUp;
        task = background.start(DesktopWait.PULL, () -> fetch(names, folder, thisGivenUp), done -> {
            pulling.set(false);
            pulled.set(done);
        }, refused -> {
            pulling.set(false);
            failure.set(refused);
        });
    }

    private Pulled fetch(List<String> names, Path folder, AtomicBoolean givenUp) {
        // Not after everything was fetched.
        WholeFolder.requireWritable(folder);
        AccountFiles files;
        try (AccountReader account = accounts.get()) {
            files = AccountPull.of(account, names, AccountPull.Besides.NOTHING,
                    (what, name) -> background.show(() -> reading.set(new Reading(what, name))));
        }
        // Whoever has left finds no folder either.
        if (givenUp.get()) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
        AccountFolder.write(folder, files);
        return new Pulled(folder, files);
    }

    /** Ends what is under way: nothing is saved then. */
    public void cancel() {
        givenUp.set(true);
        if (task != null) {
            task.cancel();
        }
        pulling.set(false);
    }

    public ReadOnlyBooleanProperty pullingProperty() {
        return pulling;
    }

    /** Null before the first is read. */
    public ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading;
    }

    /** Null until it is saved. */
    public ReadOnlyObjectProperty<Pulled> pulledProperty() {
        return pulled;
    }

    /** Why nothing was saved; null when nothing went wrong. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
