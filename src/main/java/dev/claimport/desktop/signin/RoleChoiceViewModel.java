package dev.claimport.desktop.signin;

import dev.claimport.app.RoleContext;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.memory.SignInMemory;
import dev.claimport.desktop.memory.SignInMemory.RoleMemory;
import dev.claimport.failure.Failure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.Account;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignedInUser;
import dev.claimport.time.Background;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** In which account and role a technician works who is signed in: what was chosen last at that portal comes first. */
public final class RoleChoiceViewModel implements AutoCloseable {

    private final SignedInUser user;
    private final String portal;
    private final Region usualRegion;
    private final Memory memory;
    private final Background background;
    private final Function<RoleSession, RoleContext> open;
    private final Consumer<Entered> entered;

    private final ObservableList<Account> accounts = FXCollections.observableArrayList();
    private final ObservableList<String> roles = FXCollections.observableArrayList();
    private final ObjectProperty<Account> account = new SimpleObjectProperty<>();
    private final ObjectProperty<String> role = new SimpleObjectProperty<>();
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private Background.@Nullable Task task;

    /**
     * @param portal by which the choice is remembered
     * @param usualRegion for a role that has not worked anywhere yet
     * @param open makes what the chosen role works with; may block
     * @param entered is given that, and owns it
     */
    public RoleChoiceViewModel(
            SignedInUser user, String portal, Region usualRegion, Memory memory, Background background,
            Function<RoleSession, RoleContext> open, Consumer<Entered> entered) {
        this.user = user;
        this.portal = portal;
        this.usualRegion = usualRegion;
        this.memory = memory;
        this.background = background;
        this.open = open;
        this.entered = entered;
    }

    /**
     * Looks the accounts up, and the roles of the one that was chosen last.
     *
     * @param loaded told once all of that is there, and whether it leaves a choice
     */
    public void load(Consumer<Boolean> loaded, Consumer<Failure> failed) {
        loading.set(true);
        task = background.start(DesktopWait.ANSWER, () -> some(user.accounts()), found -> {
            accounts.setAll(found);
            String remembered = last().accountId();
            Account first = found.stream().filter(one -> one.id().equals(remembered)).findFirst().orElse(found.getFirst());
            account.set(first);
            loadRoles(first, some -> loaded.accept(found.size() > 1 || some.size() > 1), failed);
        }, refused -> {
            loading.set(false);
            failed.accept(refused);
        });
    }

    /** As {@link #load(Consumer, Consumer)}; a failure is shown here. */
    public void load(Consumer<Boolean> loaded) {
        load(loaded, failure::set);
    }

    /** Shows the roles of that account. */
    public void chooseAccount(@Nullable Account wanted) {
        if (wanted == null || wanted.equals(account.get())) {
            return;
        }
        close();
        failure.set(null);
        account.set(wanted);
        loadRoles(wanted, _ -> { }, failure::set);
    }

    private void loadRoles(Account of, Consumer<List<String>> loaded, Consumer<Failure> failed) {
        role.set(null);
        roles.clear();
        loading.set(true);
        task = background.start(DesktopWait.ANSWER, () -> some(user.roles(of)), found -> {
            loading.set(false);
            roles.setAll(found);
            String remembered = last().roleName();
            role.set(found.contains(remembered) ? remembered : found.getFirst());
            loaded.accept(found);
        }, refused -> {
            loading.set(false);
            failed.accept(refused);
        });
    }

    private static <T> List<T> some(List<T> found) {
        if (found.isEmpty()) {
            throw new SignInFailure(SignInFailure.Kind.NO_ROLES, Map.of()).exception();
        }
        return found;
    }

    /** Whether the chosen account and role are those of last time. */
    public boolean isAsLastTime() {
        return account.get() != null && role.get() != null && new RoleMemory(account.get().id(), role.get()).equals(last());
    }

    private RoleMemory last() {
        return memory.settings().signIn().role(portal);
    }

    /** Works in the chosen role from here on, in the region in which it worked last. */
    public void enter() {
        if (account.get() == null || role.get() == null) {
            return;
        }
        Account in = account.get();
        RoleMemory choice = new RoleMemory(in.id(), role.get());
        SignInMemory remembered = memory.settings().signIn();
        Region region = remembered.region(choice).isEmpty() ? usualRegion : Region.of(remembered.region(choice));
        memory.change(settings -> settings.withSignIn(settings.signIn().withRole(portal, choice)));
        failure.set(null);
        loading.set(true);
        task = background.start(DesktopWait.ANSWER, () -> Entered.into(user.as(in, choice.roleName(), region), open), opened -> {
            loading.set(false);
            entered.accept(opened);
        }, refused -> {
            loading.set(false);
            failure.set(refused);
        });
    }

    /** Gives up what is being looked up. */
    @Override
    public void close() {
        if (task != null) {
            task.cancel();
        }
        loading.set(false);
    }

    public ObservableList<Account> accounts() {
        return accounts;
    }

    public ObservableList<String> roles() {
        return roles;
    }

    public ReadOnlyObjectProperty<Account> accountProperty() {
        return account;
    }

    public ObjectProperty<String> roleProperty() {
        return role;
    }

    /** Accounts or roles are being looked up. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading;
    }

    /** What went wrong last; null when nothing did. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
