package dev.claimport.practice.cloud.signin;

import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.Throttle;
import dev.claimport.practice.cloud.iam.ConsoleIdentity;
import dev.claimport.practice.cloud.iam.CredentialStore;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.practice.cloud.pages.DecisionPages;
import dev.claimport.practice.cloud.pages.PageAnswers;
import dev.claimport.practice.cloud.pages.PageFrame;
import dev.claimport.practice.cloud.pages.WaitingRequests;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.time.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** The sign-in service of the console for practice, put together from its pages and its token call. */
public final class ConsoleSignIns {

    private static final Duration CREDENTIALS = Duration.ofMinutes(15);
    private static final Duration SESSION = Duration.ofHours(12);

    private final List<HttpService> services;

    /**
     * @param users who is signed in to the console in the technician's browser
     * @param scenario shortens the life of credentials and sessions, and throttles
     */
    public ConsoleSignIns(List<ConsoleIdentity> users, CredentialStore credentials, Scenario scenario, TimeSource cloudTime, SecureRandom random) {
        var texts = new RandomText(random);
        var frame = PageFrame.ofProcess();
        var pages = new PageAnswers(texts);
        var logins = new Logins(cloudTime, texts, credentials, shorter(CREDENTIALS, scenario.credentialsLifetime()),
                shorter(SESSION, scenario.signIn().sessionLifetime()), scenario.signIn().passwordChange());
        services = List.of(
                new DecisionPages(LoginPages.PATH, new LoginPages(new WaitingRequests<>(cloudTime, texts), logins, users, frame, pages), frame, pages),
                new ConfirmationPage(frame, pages),
                new TokenService(logins, new DpopVerifier(cloudTime), new Throttle(scenario.signIn().throttled(), Refusals::throttled)));
    }

    private static Duration shorter(Duration usual, Duration wanted) {
        return wanted.compareTo(usual) < 0 ? wanted : usual;
    }

    /** What it answers over HTTP. */
    public List<HttpService> services() {
        return services;
    }
}
