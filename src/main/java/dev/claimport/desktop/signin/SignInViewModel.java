package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Background;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.settings.Memory;
import dev.claimport.failure.Failure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.Account;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignedInUser;
import dev.claimport.time.TimeSource;
import dev.claimport.workplace.Backend;
import dev.claimport.workplace.PracticeSite;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;

/** The sign-in page: Identity Center by code, then account and role; or practice. */
public final class SignInViewModel {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    private static final Logger LOG = LoggerFactory.getLogger(SignInViewModel.class);

    private final Backend backend;
    private final Memory memory;
    private final Background background;
    private final Browser browser;
    private final TimeSource time;
    private final Consumer<SignedIn> entered;

    private final StringProperty startUrl = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.FORM);
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<DeviceAuthorization> authorization = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> codeLeft = new SimpleObjectProperty<>(Duration.ZERO);
    private final BooleanProperty browserFailed = new SimpleBooleanProperty();
    private final ObservableList<Account> accounts = FXCollections.observableArrayList();
    private final ObservableList<String> roles = FXCollections.observableArrayList();
    private final ObjectProperty<Account> account = new SimpleObjectProperty<>();
    private final ObjectProperty<String> role = new SimpleObjectProperty<>();
    private final BooleanProperty loadingRoles = new SimpleBooleanProperty();

    private Background.Task task;
    private Background.Task rolesTask;
    private SignIn signIn;
    private SignedInUser user;

    /** @param entered is given what was opened, and owns it */
    public SignInViewModel(
            Backend backend, Memory memory, Background background, Browser browser, TimeSource time, Consumer<SignedIn> entered) {
        this.backend = backend;
        this.memory = memory;
        this.background = background;
        this.browser = browser;
        this.time = time;
        this.entered = entered;
        startUrl.set(memory.settings().startUrl());
        region.set(memory.settings().region());
    }

    /** Asks for a code, opens the browser with it, and waits for it to be confirmed. */
    public void signInWithCode() {
        if (stage.get() != Stage.FORM) {
            return;
        }
        String url = startUrl.get().strip();
        String regionName = region.get().strip();
        if (!REGION.matcher(regionName).matches()) {
            failure.set(new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of()));
            return;
        }
        if (!isStartUrl(url)) {
            failure.set(new SignInFailure(SignInFailure.Kind.START_URL_WRONG, Map.of("url", url, "region", regionName)));
            return;
        }
        failure.set(null);
        memory.change(settings -> settings.withSignIn(url, regionName));
        stage.set(Stage.ASKING);
        task = background.start(() -> begin(url, Region.of(regionName)), this::showCode, this::fail);
    }

    /** A sign-in that has a code; closing it gives the sign-in up. */
    private record Begun(SignIn signIn, DeviceAuthorization authorization) implements AutoCloseable {

        @Override
        public void close() {
            signIn.close();
        }
    }

    private Begun begin(String url, Region where) {
        SignIn begun = backend.identityCenter(url, where);
        try {
            return new Begun(begun, begun.begin());
        } catch (RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    private void showCode(Begun begun) {
        signIn = begun.signIn();
        authorization.set(begun.authorization());
        tick(time.instant());
        stage.set(Stage.CODE);
        openBrowser();
        SignIn waiting = signIn;
        task = background.start(() -> waiting.await(begun.authorization()), this::showAccounts, this::fail);
    }

    /** Opens the browser with the code, once more if need be. */
    public void openBrowser() {
        URI page = authorization.get().completeUri();
        browserFailed.set(false);
        background.start(() -> opened(page), opened -> browserFailed.set(!opened), _ -> browserFailed.set(true));
    }

    /** A browser that does not open is no failure of the sign-in: the page can be opened by hand. */
    private boolean opened(URI page) throws InterruptedException {
        try {
            browser.open(page);
            return true;
        } catch (IOException e) {
            LOG.info("the browser did not open: {}", e.getMessage());
            return false;
        }
    }

    private void showAccounts(SignedInUser confirmed) {
        user = confirmed;
        authorization.set(null);
        stage.set(Stage.ACCOUNTS);
        task = background.start(() -> someOf(confirmed.accounts()), this::choose, this::fail);
    }

    private static <T> List<T> someOf(List<T> found) {
        if (found.isEmpty()) {
            throw new SignInFailure(SignInFailure.Kind.NO_ROLES, Map.of()).exception();
        }
        return found;
    }

    private void choose(List<Account> found) {
        accounts.setAll(found);
        stage.set(Stage.CHOOSING);
        String remembered = memory.settings().accountId();
        chooseAccount(found.stream().filter(one -> one.id().equals(remembered)).findFirst().orElse(found.getFirst()));
    }

    /** Shows the roles of that account. */
    public void chooseAccount(Account chosen) {
        if (chosen == null || chosen.equals(account.get())) {
            return;
        }
        cancelRoles();
        failure.set(null);
        account.set(chosen);
        role.set(null);
        roles.clear();
        loadingRoles.set(true);
        SignedInUser asked = user;
        rolesTask = background.start(() -> someOf(asked.roles(chosen)), this::showRoles, refused -> {
            loadingRoles.set(false);
            failure.set(refused);
        });
    }

    private void showRoles(List<String> found) {
        loadingRoles.set(false);
        roles.setAll(found);
        String remembered = memory.settings().roleName();
        role.set(found.contains(remembered) ? remembered : found.getFirst());
        if (accounts.size() == 1 && found.size() == 1) {
            enter();
        }
    }

    /** Works in the chosen role from here on. */
    public void enter() {
        if (stage.get() != Stage.CHOOSING || account.get() == null || role.get() == null) {
            return;
        }
        Account chosen = account.get();
        String chosenRole = role.get();
        Region where = Region.of(memory.settings().region());
        SignedInUser by = user;
        SignIn through = signIn;
        failure.set(null);
        memory.change(settings -> settings.withRole(chosen.id(), chosenRole));
        stage.set(Stage.ENTERING);
        task = background.start(() -> {
            RoleSession session = by.as(chosen, chosenRole, where);
            return new SignedIn(session, backend.workplace(session), Optional.empty(), Optional.of(by), Optional.of(through));
        }, this::handOn, refused -> {
            failure.set(refused);
            stage.set(Stage.CHOOSING);
        });
    }

    /** Starts a cloud and a device on this computer, and signs in there. */
    public void practise() {
        if (stage.get() != Stage.FORM) {
            return;
        }
        failure.set(null);
        stage.set(Stage.PRACTICE);
        task = background.start(this::startPractice, this::handOn, this::fail);
    }

    private SignedIn startPractice() {
        PracticeSite site = backend.practice();
        try {
            RoleSession session = site.signIn();
            return new SignedIn(session, site.workplace(session), Optional.of(site), Optional.empty(), Optional.empty());
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void handOn(SignedIn opened) {
        signIn = null;
        user = null;
        reset();
        entered.accept(opened);
    }

    private void fail(Failure refused) {
        cancel();
        failure.set(refused);
    }

    /** Back to the ways in; what was begun is given up. */
    public void cancel() {
        if (task != null) {
            task.cancel();
        }
        SignedInUser givenUp = user;
        SignIn ended = signIn;
        user = null;
        signIn = null;
        if (ended != null) {
            background.start(() -> {
                if (givenUp != null) {
                    givenUp.close();
                }
                ended.close();
                return ended;
            }, _ -> { }, failure::set);
        }
        reset();
    }

    private void reset() {
        cancelRoles();
        task = null;
        failure.set(null);
        authorization.set(null);
        browserFailed.set(false);
        accounts.clear();
        roles.clear();
        account.set(null);
        role.set(null);
        stage.set(Stage.FORM);
    }

    private void cancelRoles() {
        if (rolesTask != null) {
            rolesTask.cancel();
            rolesTask = null;
        }
        loadingRoles.set(false);
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        DeviceAuthorization waiting = authorization.get();
        if (waiting != null) {
            Duration left = Duration.between(now, waiting.expiresAt());
            codeLeft.set(left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** Start URLs are https; a practice cloud on this computer has http. */
    private static boolean isStartUrl(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            return host != null && ("https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && (host.equals("127.0.0.1") || host.equals("localhost")));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    public StringProperty startUrlProperty() {
        return startUrl;
    }

    public StringProperty regionProperty() {
        return region;
    }

    public ObjectProperty<Stage> stageProperty() {
        return stage;
    }

    /** What went wrong last; null when nothing did. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** The code that waits; null when none does. */
    public ObjectProperty<DeviceAuthorization> authorizationProperty() {
        return authorization;
    }

    /** How long the code can still be confirmed. */
    public ObjectProperty<Duration> codeLeftProperty() {
        return codeLeft;
    }

    /** The browser did not open: the address has to be opened by hand. */
    public BooleanProperty browserFailedProperty() {
        return browserFailed;
    }

    public ObservableList<Account> accounts() {
        return accounts;
    }

    public ObservableList<String> roles() {
        return roles;
    }

    public ObjectProperty<Account> accountProperty() {
        return account;
    }

    public ObjectProperty<String> roleProperty() {
        return role;
    }

    public BooleanProperty loadingRolesProperty() {
        return loadingRoles;
    }
}
