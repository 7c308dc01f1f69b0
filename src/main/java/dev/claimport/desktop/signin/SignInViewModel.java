package dev.claimport.desktop.signin;

import dev.claimport.app.Backend;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.BrowserObstacle;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.signin.BrowserAuthorization;
import dev.claimport.signin.CarriedAuthorization;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers.Profile;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;

/** The sign-in page: Identity Center in the browser or by code, then account and role; or a profile; or practice. */
public final class SignInViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(SignInViewModel.class);

    private final Backend backend;
    private final Memory memory;
    private final Background background;
    private final Browser browser;
    private final Consumer<SignedIn> entered;
    private final WaysIn ways;
    private final SignInFormViewModel form;
    private final ChallengeViewModel challenge;

    private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.FORM);
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<RoleChoiceViewModel> choice = new SimpleObjectProperty<>();

    private Background.@Nullable Task task;
    private final ObservableList<String> regions = FXCollections.observableArrayList();
    private @Nullable SignIn signIn;
    private @Nullable SignedInUser user;
    private @Nullable ConsoleAttempt console;
    /** How the technician signed in last in this window. */
    private Runnable lastWay = () -> { };
    /** Whether the technician only wants to get back to where they were. */
    private boolean again;

    /** @param entered is given what was opened, and owns it */
    public SignInViewModel(
            Backend backend, Memory memory, Background background, Browser browser, TimeSource time, Consumer<SignedIn> entered) {
        this.backend = backend;
        this.memory = memory;
        this.background = background;
        this.browser = browser;
        this.entered = entered;
        this.ways = new WaysIn(backend, memory);
        this.form = new SignInFormViewModel(memory);
        this.challenge = new ChallengeViewModel(browser, background, time);
        // The SDK takes longer to list them than the page takes to be made.
        background.start(DesktopWait.FILES, SsoRegions::ids, regions::setAll, _ -> { });
    }

    /** Sends the browser to sign in, and waits for it to come back. */
    public void signInInBrowser() {
        begin(this::signInInBrowser, SignIn::beginInBrowser);
    }

    /** Asks for a code, opens the browser with it where that is possible, and waits for it to be confirmed. */
    public void signInWithCode() {
        begin(this::signInWithCode, SignIn::begin);
    }

    /** Gives the browser up, and asks for a code instead. */
    public void useCodeInstead() {
        if (stage.get() == Stage.BROWSER) {
            boolean atConsole = console != null;
            cancel();
            if (atConsole) {
                beginAtConsole(false);
            } else {
                signInWithCode();
            }
        }
    }

    /** Signs in with the console's credentials: in the browser on this computer, or where none opens, in one on another device. */
    public void signInAtConsole() {
        beginAtConsole(browser.obstacle().isEmpty());
    }

    private void beginAtConsole(boolean here) {
        if (stage.get() != Stage.FORM) {
            return;
        }
        lastWay = this::signInAtConsole;
        failure.set(null);
        stage.set(Stage.ASKING);
        boolean keep = form.stayProperty().get();
        Optional<Region> region = form.workRegion().or(form::region);
        task = background.start(DesktopWait.ANSWER, () -> ways.beginAtConsole(region, keep, here), this::show, this::fail);
    }

    private void show(ConsoleAttempt begun) {
        console = begun;
        challenge.set(begun.challenge());
        stage.set(begun.here() ? Stage.BROWSER : Stage.CARRY);
        challenge.open();
        if (begun.here()) {
            task = background.start(DesktopWait.PERSON, () -> ways.atConsole(begun, begun.await()), this::handOn, this::fail);
        }
    }

    /** Goes on with the text that the page on another device shows. After one that is none, another may be pasted. */
    public void paste(String text) {
        if (stage.get() != Stage.CARRY || text.isBlank()) {
            return;
        }
        failure.set(null);
        ConsoleAttempt begun = console;
        task = background.start(DesktopWait.ANSWER, () -> ways.atConsole(begun, begun.redeem(text)), this::handOn, refused -> {
            if (refused.kind() == SignInFailure.Kind.CONSOLE_CODE_WRONG || refused.kind() == SignInFailure.Kind.CONSOLE_CODE_FOREIGN) {
                failure.set(refused);
            } else {
                fail(refused);
            }
        });
    }

    /** Signs in once more as last time, and goes back to the role of last time. */
    public void again() {
        again = true;
        lastWay.run();
    }

    private void begin(Runnable way, WaysIn.Opening opening) {
        if (stage.get() != Stage.FORM) {
            return;
        }
        SsoSession session;
        try {
            session = form.read();
        } catch (FailureException e) {
            failure.set(e.failure());
            return;
        }
        lastWay = way;
        failure.set(null);
        form.rememberPortal();
        stage.set(Stage.ASKING);
        boolean keep = form.stayProperty().get();
        if (again) {
            task = background.start(DesktopWait.ANSWER, () -> ways.begin(session, keep, opening), this::show, this::fail);
        } else {
            task = background.start(DesktopWait.ANSWER, () -> ways.kept(session), kept -> kept.user().ifPresentOrElse(
                    found -> showAccounts(session, found),
                    () -> task = background.start(DesktopWait.ANSWER, () -> ways.begin(session, keep, opening), this::show, this::fail)), this::fail);
        }
    }

    /** Looks what the AWS configuration of this computer offers. */
    public void lookAround() {
        background.start(DesktopWait.FILES, backend::offers, form::offer, form::offerNothing);
    }

    /** Looks around; whoever wanted to stay signed in is, where they were. */
    public void resume() {
        background.start(DesktopWait.FILES, backend::offers, offers -> {
            form.offer(offers);
            goBack();
        }, form::offerNothing);
    }

    private void goBack() {
        if (stage.get() != Stage.FORM || !form.stayProperty().get() || form.portalProperty().get().isBlank()) {
            return;
        }
        SsoSession session;
        try {
            session = form.read();
        } catch (FailureException e) {
            LOG.info("what is remembered of the last sign-in cannot be used: {}", e.getMessage());
            return;
        }
        again = true;
        stage.set(Stage.ASKING);
        task = background.start(DesktopWait.ANSWER, () -> ways.kept(session), kept -> kept.user().ifPresentOrElse(
                found -> showAccounts(session, found), this::reset), this::fail);
    }

    private void show(WaysIn.Begun begun) {
        signIn = begun.signIn();
        challenge.set(begun.challenge());
        switch (begun.challenge()) {
            case BrowserAuthorization _ -> stage.set(Stage.BROWSER);
            case CarriedAuthorization _ -> stage.set(Stage.CARRY);
            case DeviceAuthorization _ -> stage.set(Stage.CODE);
        }
        challenge.open();
        SignIn waiting = signIn;
        task = background.start(DesktopWait.PERSON, () -> waiting.await(begun.challenge()), confirmed -> showAccounts(begun.session(), confirmed), this::fail);
    }

    private void showAccounts(SsoSession session, SignedInUser confirmed) {
        user = confirmed;
        challenge.clear();
        stage.set(Stage.ACCOUNTS);
        String portal = session.startUrl();
        Optional<SignIn> through = Optional.ofNullable(signIn);
        RoleChoiceViewModel roles = new RoleChoiceViewModel(confirmed, portal, form.workRegion().orElse(session.region()), memory, background, backend::context,
                first -> handOn(new SignedIn(first, portal, Optional.of(confirmed), through, Optional.empty(), Optional.empty())));
        choice.set(roles);
        roles.load(worthAsking -> {
            stage.set(Stage.CHOOSING);
            if (!worthAsking || again && roles.isAsLastTime()) {
                roles.enter();
            }
        }, this::fail);
    }

    /** Works with the credentials of the chosen profile. */
    public void useProfile() {
        if (stage.get() != Stage.FORM || form.profileProperty().get() == null) {
            return;
        }
        lastWay = this::useProfile;
        failure.set(null);
        form.rememberProfile();
        stage.set(Stage.PROFILE);
        Profile profile = form.profileProperty().get();
        Optional<Region> region = profile.region().isPresent() ? Optional.empty() : form.region();
        task = background.start(DesktopWait.ANSWER, () -> ways.withProfile(profile.name(), region), this::handOn, refused -> {
            fail(refused);
            // Then the way there is to sign in where the profile belongs.
            profile.ssoSession().filter(_ -> refused.kind() == SignInFailure.Kind.SIGN_IN_NEEDED).ifPresent(form::choose);
        });
    }

    /** Starts a cloud and a device on this computer, and signs in there. */
    public void practise() {
        practise(this::practise, PracticeScenario.FAIR);
    }

    /** The same with an account of one's own. @param folder of it, which is remembered */
    public void practiseWith(Path folder) {
        memory.change(settings -> settings.withSignIn(settings.signIn().withPracticeAccount(folder.toString())));
        practise(() -> practiseWith(folder), PracticeScenario.FAIR.withAccount(Optional.of(folder)));
    }

    /** The folder that was practised with last. */
    public Optional<Path> practiceAccount() {
        return Optional.of(memory.settings().signIn().practiceAccount()).filter(folder -> !folder.isEmpty()).map(Path::of);
    }

    private void practise(Runnable again, PracticeScenario scenario) {
        if (stage.get() != Stage.FORM) {
            return;
        }
        lastWay = again;
        failure.set(null);
        stage.set(Stage.PRACTICE);
        task = background.start(DesktopWait.PRACTICE, () -> ways.startPractice(scenario), this::handOn, this::fail);
    }

    private void handOn(SignedIn opened) {
        signIn = null;
        user = null;
        console = null;
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
        ConsoleAttempt attempt = console;
        user = null;
        signIn = null;
        console = null;
        if (attempt != null) {
            background.start(DesktopWait.ANSWER, () -> {
                attempt.close();
                return true;
            }, _ -> { }, failure::set);
        }
        if (ended != null || givenUp != null) {
            background.start(DesktopWait.ANSWER, () -> {
                new WaysIn.Kept(Optional.ofNullable(givenUp)).close();
                if (ended != null) {
                    ended.close();
                }
                return true;
            }, _ -> { }, failure::set);
        }
        reset();
    }

    private void reset() {
        if (choice.get() != null) {
            choice.get().close();
        }
        task = null;
        again = false;
        failure.set(null);
        challenge.clear();
        choice.set(null);
        stage.set(Stage.FORM);
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        challenge.tick(now);
    }

    /** The regions in which an Identity Center may be; empty until they are listed. */
    public ObservableList<String> regions() {
        return regions;
    }

    /** What the technician types and chooses. */
    public SignInFormViewModel form() {
        return form;
    }

    /** Why the code is the better way here; empty where the browser is. */
    public Optional<BrowserObstacle> obstacle() {
        return browser.obstacle();
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage;
    }

    /** What went wrong last; null when nothing did. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** What waits for the technician in a browser. */
    public ChallengeViewModel challenge() {
        return challenge;
    }

    /** Account and role; null before there is somebody to choose. */
    public ReadOnlyObjectProperty<RoleChoiceViewModel> choiceProperty() {
        return choice;
    }
}
