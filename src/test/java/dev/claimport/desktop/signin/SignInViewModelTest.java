package dev.claimport.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.folder.AccountProblem;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.BrowserObstacle;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.memory.SignInMemory;
import dev.claimport.desktop.memory.SignInMemory.RoleMemory;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Place;
import dev.claimport.failure.SignInFailure;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.Account;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.SignInOffers;
import dev.claimport.testing.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

class SignInViewModelTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final FakeBackend backend = new FakeBackend(time);
    private final DirectBackground background = new DirectBackground();
    private final List<URI> pages = new ArrayList<>();
    private final List<SignedIn> entered = new ArrayList<>();
    private Memory memory;
    private SignInViewModel model;

    @BeforeEach
    void open() {
        memory = new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run);
        model = new SignInViewModel(backend, memory, background, pages::add, time, entered::add);
    }

    private RoleChoiceViewModel choice() {
        return model.choiceProperty().get();
    }

    private void fillIn() {
        model.form().portalProperty().set("https://acme.awsapps.com/start");
        model.form().regionProperty().set("eu-west-1");
    }

    @Test
    void opensTheBrowserWithTheCodeFilledIn() {
        backend.confirmed.countDown();
        fillIn();

        model.signInWithCode();

        assertEquals(List.of(URI.create("https://acme.awsapps.com/start/#/device?user_code=BQXR-KVTM")), pages);
    }

    @Test
    void asksWhichRoleWhenThereAreSeveralAndRemembersTheAnswer() {
        backend.confirmed.countDown();
        fillIn();
        model.signInWithCode();

        assertEquals(Stage.CHOOSING, model.stageProperty().get());
        assertEquals("InstallerRole", choice().roleProperty().get());
        choice().chooseAccount(backend.accounts.get(1));
        choice().roleProperty().set("ReadOnly");
        choice().enter();

        assertEquals("ReadOnly", entered.getFirst().first().session().identity().roleName());
        SignInMemory remembered = memory.settings().signIn();
        assertEquals(new RoleMemory("210987654321", "ReadOnly"), remembered.role("https://acme.awsapps.com/start"));
        assertEquals(RoleMemory.EMPTY, remembered.role("https://other.awsapps.com/start"));
        assertEquals("https://acme.awsapps.com/start", remembered.portal());
        assertEquals(Stage.FORM, model.stageProperty().get());
    }

    @Test
    void doesNotAskWhereThereIsNoChoice() {
        backend.confirmed.countDown();
        backend.accounts = List.of(new Account("123456789012", "Acme Field", "a@acme.example"));
        backend.roles = List.of("InstallerRole");
        fillIn();

        model.signInWithCode();

        assertEquals("InstallerRole", entered.getFirst().first().session().identity().roleName());
    }

    @Test
    void saysWhenThereIsNoAccountToWorkIn() {
        backend.confirmed.countDown();
        backend.accounts = List.of();
        fillIn();

        model.signInWithCode();

        assertEquals(SignInFailure.Kind.NO_ROLES, model.failureProperty().get().kind());
        assertEquals(Stage.FORM, model.stageProperty().get());
        assertTrue(backend.signInClosed);
    }

    @Test
    void refusesWhatIsNoStartUrlBeforeAskingAnybody() {
        for (String wrong : List.of("acme", "http://acme.example/start", "file:///etc/passwd", "https://", "ht tp://x")) {
            fillIn();
            model.form().portalProperty().set(wrong);
            model.signInWithCode();
            assertEquals(SignInFailure.Kind.START_URL_INVALID, model.failureProperty().get().kind(), wrong);
            assertEquals(Stage.FORM, model.stageProperty().get());
        }
        fillIn();
        model.form().regionProperty().set("Ireland");
        model.signInWithCode();
        assertEquals(SignInFailure.Kind.NO_REGION, model.failureProperty().get().kind());
        model.form().portalProperty().set(" ");
        model.signInWithCode();
        assertEquals(SignInFailure.Kind.NO_START_URL, model.failureProperty().get().kind());
        assertTrue(pages.isEmpty());
    }

    @Test
    void theRegionOfTheEnvironmentIsFilledInAndWorkedIn() {
        backend.confirmed.countDown();
        backend.offers = new SignInOffers(List.of(), List.of(), Optional.empty(), Optional.of(Region.EU_NORTH_1));
        model.lookAround();
        assertEquals("eu-north-1", model.form().regionProperty().get());

        model.form().portalProperty().set("https://acme.awsapps.com/start");
        model.form().regionProperty().set("eu-west-1");
        model.lookAround();
        assertEquals("eu-west-1", model.form().regionProperty().get());
        model.signInWithCode();
        choice().enter();
        assertEquals(Region.EU_NORTH_1, entered.getFirst().first().session().region());
    }

    @Test
    void whatIsSetWhileTheWindowIsOpenCountsAtOnce() {
        var store = new SettingsStore(() -> new PolicySource.Policy("", Map.of()), folder.resolve("config.yaml"));
        fillIn();
        store.set(Setting.START_URL, "https://set.awsapps.com/start");
        model.form().follow(store.read());
        // What was set before does not overrule what is remembered.
        assertEquals("https://acme.awsapps.com/start", model.form().portalProperty().get());

        store.set(Setting.START_URL, "https://anew.awsapps.com/start");
        store.set(Setting.SSO_REGION, "eu-west-2");
        store.set(Setting.PRACTICE, "off");
        model.form().follow(store.read());
        assertEquals("https://anew.awsapps.com/start", model.form().portalProperty().get());
        assertEquals("eu-west-2", model.form().regionProperty().get());
        assertFalse(model.form().practiceProperty().get());

        model.form().portalProperty().set("https://typed.awsapps.com/start");
        store.unset(Setting.PRACTICE);
        model.form().follow(store.read());
        assertEquals("https://typed.awsapps.com/start", model.form().portalProperty().get());
        assertTrue(model.form().practiceProperty().get());
    }

    @Test
    void aCloudOnThisComputerNeedsNoTls() {
        backend.confirmed.countDown();
        fillIn();
        model.form().portalProperty().set("http://127.0.0.1:8080/start");

        model.signInWithCode();

        assertEquals(Stage.CHOOSING, model.stageProperty().get());
    }

    @Test
    void aRefusalIsShownWhereTheTechnicianLeftOff() {
        var refused = new SignInFailure(SignInFailure.Kind.START_URL_WRONG, Map.of("url", "u", "region", "r"));
        backend.signInRefused = Optional.of(refused);
        fillIn();

        model.signInWithCode();

        assertEquals(refused, model.failureProperty().get());
        assertEquals(Stage.FORM, model.stageProperty().get());
        assertEquals("https://acme.awsapps.com/start", model.form().portalProperty().get());
        assertTrue(backend.signInClosed);
    }

    @Test
    void showsTheCodeAndHowLongItIsGoodUntilItIsCancelled() {
        fillIn();
        background.hold();
        model.signInWithCode();
        assertEquals(Stage.ASKING, model.stageProperty().get());
        background.letGoOne();
        background.letGoOne();
        assertEquals(Stage.CODE, model.stageProperty().get());
        assertEquals("BQXR-KVTM", ((DeviceAuthorization) model.challenge().challengeProperty().get()).userCode());

        time.advance(Duration.ofMinutes(1));
        model.tick(time.instant());
        assertEquals(Duration.ofMinutes(9), model.challenge().leftProperty().get());

        model.cancel();
        backend.confirmed.countDown();
        background.letGo();
        assertEquals(Stage.FORM, model.stageProperty().get());
        assertNull(model.challenge().challengeProperty().get());
        assertTrue(entered.isEmpty());
        assertTrue(backend.signInClosed);
    }

    @Test
    void aBrowserThatDoesNotOpenIsSaid() {
        var failing = new SignInViewModel(backend, memory, background, _ -> {
            throw new IOException("none");
        }, time, entered::add);
        failing.form().portalProperty().set("https://acme.awsapps.com/start");
        failing.form().regionProperty().set("eu-west-1");
        background.hold();
        failing.signInWithCode();
        background.letGoOne();
        background.letGoOne();
        background.letGoOne();

        assertTrue(failing.challenge().browserFailedProperty().get());
        assertEquals(Stage.CODE, failing.stageProperty().get());
    }

    @Test
    void practiceNeedsNoAccount() {
        model.practise();

        assertTrue(entered.getFirst().practice().isPresent());
        entered.getFirst().close();
        assertTrue(backend.practiceClosed);
        assertTrue(backend.iot.closed);
    }

    @Test
    void practiceWithAnAccountOfOnesOwnIsRemembered() {
        Path folder = Path.of("accounts", "sensors");
        assertEquals(Optional.empty(), model.practiceAccount());

        model.practiseWith(folder);

        assertEquals(Optional.of(folder), backend.practised.account());
        assertEquals(Optional.of(folder), model.practiceAccount());
        entered.getFirst().close();
    }

    @Test
    void whatIsWrongWithTheFolderOfAnAccountIsShown() {
        backend.practiceRefused = Optional.of(new LocalFailure(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID,
                Map.of("folder", "sensors", "problems", List.of(AccountProblem.FILE_MISSING.at(new Place.Path("account.json"))))));
        model.practiseWith(Path.of("sensors"));
        assertEquals(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID, model.failureProperty().get().kind());
        assertEquals(Stage.FORM, model.stageProperty().get());
    }

    @Test
    void aPracticeThatDoesNotStartSaysWhy() {
        backend.practiceRefused = Optional.of(new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PRACTICE_PORT_TAKEN.problem("8883"))));

        model.practise();

        assertNotNull(model.failureProperty().get());
        assertEquals(Stage.FORM, model.stageProperty().get());
        assertFalse(backend.practiceClosed);
    }

    @Test
    void signingOutTellsIdentityCenter() {
        backend.confirmed.countDown();
        fillIn();
        model.signInWithCode();
        choice().enter();

        entered.getFirst().signOut();

        assertTrue(backend.signedOut);
        assertTrue(backend.iot.closed);
        assertTrue(backend.signInClosed);
    }

    @Test
    void theBrowserComesBackByItself() {
        backend.confirmed.countDown();
        fillIn();

        model.signInInBrowser();

        assertEquals(List.of(URI.create("https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code")), pages);
        assertEquals(Stage.CHOOSING, model.stageProperty().get());
    }

    @Test
    void aCodeIsAskedForInsteadOfTheBrowserThatIsGivenUp() {
        fillIn();
        background.hold();
        model.signInInBrowser();
        background.letGoOne();
        background.letGoOne();
        assertEquals(Stage.BROWSER, model.stageProperty().get());

        model.useCodeInstead();
        backend.confirmed.countDown();
        background.letGo();

        assertTrue(backend.signInClosed, "the first sign-in is given up");
        assertEquals(Stage.CHOOSING, model.stageProperty().get());
        assertTrue(pages.getLast().toString().contains("BQXR-KVTM"));
    }

    @Test
    void whereNoBrowserCanOpenNoneIsTried() {
        backend.confirmed.countDown();
        var remote = new SignInViewModel(backend, memory, background, new Browser() {
            @Override
            public void open(URI page) {
                pages.add(page);
            }

            @Override
            public Optional<BrowserObstacle> obstacle() {
                return Optional.of(BrowserObstacle.CONTAINER);
            }
        }, time, entered::add);
        remote.form().portalProperty().set("https://acme.awsapps.com/start");
        remote.form().regionProperty().set("eu-west-1");

        remote.signInWithCode();

        assertEquals(Stage.CHOOSING, remote.stageProperty().get());
        assertTrue(pages.isEmpty());
    }

    @Test
    void aSignInThatIsAlreadyThereNeedsNoBrowser() {
        backend.signInKept = true;
        fillIn();

        model.signInInBrowser();

        assertEquals(Stage.CHOOSING, model.stageProperty().get());
        assertTrue(pages.isEmpty());
    }

    @Test
    void signingInAgainAsksTheBrowserAndGoesBackToTheSameRole() {
        backend.confirmed.countDown();
        fillIn();
        model.signInInBrowser();
        choice().chooseAccount(backend.accounts.get(1));
        choice().roleProperty().set("ReadOnly");
        choice().enter();
        backend.signInKept = true;

        model.again();

        assertEquals(2, pages.size(), "what is kept is what has ended");
        assertEquals(2, entered.size());
        assertEquals("ReadOnly", entered.get(1).first().session().identity().roleName());
        assertEquals("210987654321", entered.get(1).first().session().identity().accountId());
    }

    @Test
    void theNextStartGoesBackToWorkOnlyForWhoWantedToStay() {
        backend.signInKept = true;
        fillIn();
        model.signInInBrowser();
        choice().enter();
        var gone = new SignInViewModel(backend, memory, background, pages::add, time, entered::add);
        gone.resume();
        assertEquals(1, entered.size());
        assertEquals(Stage.FORM, gone.stageProperty().get());

        fillIn();
        model.form().stayProperty().set(true);
        model.signInInBrowser();
        choice().enter();
        var back = new SignInViewModel(backend, memory, background, pages::add, time, entered::add);
        back.resume();

        assertEquals(3, entered.size());
        assertTrue(pages.isEmpty());
    }

    @Test
    void whoWantedToStayButIsSignedOutFindsTheForm() {
        memory.change(settings -> settings.withSignIn(settings.signIn().withPortal("https://acme.awsapps.com/start", "eu-west-1", true)));
        var back = new SignInViewModel(backend, memory, background, pages::add, time, entered::add);

        back.resume();

        assertEquals(Stage.FORM, back.stageProperty().get());
        assertNull(back.failureProperty().get());
        assertTrue(pages.isEmpty());
    }

    @Test
    void theSignInIsSharedOnlyWhereTheTechnicianWantsToStay() {
        backend.confirmed.countDown();
        fillIn();
        model.signInInBrowser();
        assertFalse(backend.stays);
        model.cancel();

        model.form().stayProperty().set(true);
        model.signInInBrowser();
        assertTrue(backend.stays);
    }

    @Test
    void aSessionOfTheConfigurationIsKnownByItsNameAndSaysItsRegion() {
        backend.offers = FakeBackend.SEVEN_PROFILES;
        model.lookAround();

        assertEquals("acme", model.form().portalProperty().get());
        assertEquals("eu-west-1", model.form().regionProperty().get());
        assertTrue(model.form().namedProperty().get());
        assertEquals(FakeBackend.ACME, model.form().read());

        model.form().portalProperty().set("https://other.awsapps.com/start");
        assertFalse(model.form().namedProperty().get());
    }

    @Test
    void aProfileIsUsedAndRemembered() {
        backend.offers = FakeBackend.SEVEN_PROFILES;
        model.lookAround();
        assertEquals("field-berlin", model.form().profileProperty().get().name());
        model.form().profileProperty().set(model.form().profiles().get(3));

        model.useProfile();

        assertEquals("factory", entered.getFirst().first().session().identity().roleName());
        assertTrue(entered.getFirst().user().isEmpty());
        assertEquals("factory", memory.settings().signIn().profile());
    }

    @Test
    void aProfileThatNeedsASignInLeadsToIt() {
        backend.offers = FakeBackend.SEVEN_PROFILES;
        model.lookAround();
        model.form().portalProperty().set("https://other.awsapps.com/start");
        backend.profileRefused = Optional.of(new SignInFailure(SignInFailure.Kind.SIGN_IN_NEEDED, Map.of("session", "acme")));

        model.useProfile();

        assertEquals(SignInFailure.Kind.SIGN_IN_NEEDED, model.failureProperty().get().kind());
        assertEquals("acme", model.form().portalProperty().get());
        assertEquals(Stage.FORM, model.stageProperty().get());
    }

    @Test
    void aConfigurationThatCannotBeReadIsSaidAndStandsInNobodysWay() {
        backend.offersRefused = Optional.of(new ConfigFailure(ConfigFailure.Kind.CONFIG_UNREADABLE, Map.of("file", "config", "line", "3")));
        backend.confirmed.countDown();
        model.resume();
        assertEquals("config-unreadable", model.form().configFailureProperty().get().id());

        fillIn();
        model.signInInBrowser();

        assertEquals(Stage.CHOOSING, model.stageProperty().get());
    }

    @Test
    void theRegionOfARoleIsRemembered() {
        backend.confirmed.countDown();
        memory.change(settings -> settings.withSignIn(settings.signIn().withRegion(new RoleMemory("123456789012", "InstallerRole"), "us-east-1")));
        fillIn();
        model.signInInBrowser();
        choice().enter();

        assertEquals(Region.US_EAST_1, entered.getFirst().first().session().region());
    }
}
