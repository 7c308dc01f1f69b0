package dev.claimport.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.settings.Memory;
import dev.claimport.desktop.settings.SettingsFile;
import dev.claimport.desktop.settings.SignInMemory;
import dev.claimport.desktop.settings.SignInMemory.RoleMemory;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.Account;
import dev.claimport.signin.DeviceAuthorization;
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
        memory = new Memory(new SettingsFile(folder.resolve("settings.json")), Runnable::run);
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
        for (String wrong : List.of("", "acme", "http://acme.example/start", "file:///etc/passwd", "https://", "ht tp://x")) {
            fillIn();
            model.form().portalProperty().set(wrong);
            model.signInWithCode();
            assertEquals(SignInFailure.Kind.START_URL_WRONG, model.failureProperty().get().kind(), wrong);
            assertEquals(Stage.FORM, model.stageProperty().get());
        }
        fillIn();
        model.form().regionProperty().set("Ireland");
        model.signInWithCode();
        assertEquals(SignInFailure.Kind.NO_REGION, model.failureProperty().get().kind());
        assertTrue(pages.isEmpty());
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
        assertEquals("BQXR-KVTM", ((DeviceAuthorization) model.challengeProperty().get()).userCode());

        time.advance(Duration.ofMinutes(1));
        model.tick(time.instant());
        assertEquals(Duration.ofMinutes(9), model.leftProperty().get());

        model.cancel();
        backend.confirmed.countDown();
        background.letGo();
        assertEquals(Stage.FORM, model.stageProperty().get());
        assertNull(model.challengeProperty().get());
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

        assertTrue(failing.browserFailedProperty().get());
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
    void aPracticeThatDoesNotStartSaysWhy() {
        backend.practiceRefused = Optional.of(new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("reason", "port in use")));

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
}
