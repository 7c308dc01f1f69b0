package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.WindowSteps.fillIn;
import static dev.claimport.desktop.testing.states.WindowSteps.signIn;

import dev.claimport.account.folder.AccountProblem;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.common.BrowserObstacle;
import dev.claimport.desktop.signin.Stage;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Place;
import dev.claimport.failure.SignInFailure;
import dev.claimport.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signing in: the ways in, what is waited for, and what goes wrong. */
final class SignInStates extends Catalogue {

    SignInStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        showWaysIn();
        showWaiting();
    }

    private void showWaysIn() throws Exception {
        show("signin", FirstPage.SIGN_IN, window -> { });
        show("signin-refused", FirstPage.SIGN_IN, window -> {
            window.backend.signInRefused = Optional.of(new SignInFailure(SignInFailure.Kind.START_URL_WRONG,
                    Map.of("url", "https://acne.awsapps.com/start", "region", "eu-west-1"), "InvalidRequestException"));
            signIn(window);
            window.await("refused", () -> window.window.signIn().failureProperty().get() != null);
        });
        show("signin-account-broken", FirstPage.SIGN_IN, window -> {
            window.backend.practiceRefused = Optional.of(new LocalFailure(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID, Map.of("folder", "/home/ada/accounts/sensors",
                    "problems", List.of(AccountProblem.VERSION_MISSING.at(new Place.InFile("templates/sensors/template.json", new Place.Position(4, 3)), "2"),
                            AccountProblem.POLICY_MISSING.at(new Place.Path("account.json"), "doors", "DoorPolicy")))));
            window.run(() -> window.window.signIn().practiseWith(Path.of("/home/ada/accounts/sensors")));
        });
        show("signin-offers", FirstPage.SIGN_IN, window -> {
            window.backend.offers = FakeBackend.SEVEN_PROFILES;
            window.memory.change(settings -> settings.withSignIn(settings.signIn().withPortal("acme", "eu-west-1", true)));
        }, window -> window.await("offers", () -> !window.window.signIn().form().profiles().isEmpty()));
        show("signin-config-broken", FirstPage.SIGN_IN, window -> window.backend.offersRefused = Optional.of(new ConfigFailure(
                ConfigFailure.Kind.CONFIG_UNREADABLE, Map.of("file", "~/.aws/config", "line", "17"))),
                window -> window.await("broken", () -> window.window.signIn().form().configFailureProperty().get() != null));
        show("signin-remote", FirstPage.SIGN_IN, window -> window.obstacle = Optional.of(BrowserObstacle.REMOTE_SESSION), window -> { });
        show("signin-fixed", FirstPage.SIGN_IN, window -> {
            window.fixed.put(Setting.START_URL, "https://acme.awsapps.com/start");
            window.fixed.put(Setting.SSO_REGION, "eu-west-1");
            window.fixed.put(Setting.PRACTICE, "off");
        }, window -> { });
        show("signin-role", FirstPage.SIGN_IN, window -> {
            signIn(window);
            window.backend.confirmed.countDown();
            window.await("role", window::asksForRole);
        });
    }

    private void showWaiting() throws Exception {
        show("signin-code", FirstPage.SIGN_IN, window -> {
            signIn(window);
            window.await("code", () -> window.window.signIn().stageProperty().get() == Stage.CODE);
        });
        show("signin-code-no-browser", FirstPage.SIGN_IN, window -> {
            window.browserWorks = false;
            signIn(window);
            window.await("no browser", () -> window.window.signIn().challenge().browserFailedProperty().get());
        });
        show("signin-carry", FirstPage.SIGN_IN, window -> window.obstacle = Optional.of(BrowserObstacle.REMOTE_SESSION), window -> {
            window.run(window.window.signIn()::signInAtConsole);
            window.await("carry", () -> window.window.signIn().stageProperty().get() == Stage.CARRY);
        });
        show("signin-browser", FirstPage.SIGN_IN, window -> {
            fillIn(window);
            window.run(window.window.signIn()::signInInBrowser);
            window.await("browser", () -> window.window.signIn().stageProperty().get() == Stage.BROWSER);
        });
        show("signin-browser-failed", FirstPage.SIGN_IN, window -> {
            window.browserWorks = false;
            fillIn(window);
            window.run(window.window.signIn()::signInInBrowser);
            window.await("no browser", () -> window.window.signIn().challenge().browserFailedProperty().get());
        });
    }
}
