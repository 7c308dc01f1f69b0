package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.ListPages;
import dev.claimport.practice.cloud.http.Throttle;
import dev.claimport.practice.cloud.iam.CredentialStore;
import dev.claimport.practice.cloud.iam.Directory;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.practice.cloud.pages.DecisionPages;
import dev.claimport.practice.cloud.pages.PageAnswers;
import dev.claimport.practice.cloud.pages.PageFrame;
import dev.claimport.practice.cloud.pages.WaitingRequests;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.practice.scenario.SignInTrouble;
import dev.claimport.time.TimeSource;
import java.security.SecureRandom;
import java.util.List;

/** IAM Identity Center for practice, put together from its services. */
public final class IdentityCenter {

    private final List<HttpService> services;

    /**
     * @param startUrl the only one that is known here
     * @param scenario how it misbehaves, and how long its role credentials last
     */
    public IdentityCenter(String startUrl, Directory directory, CredentialStore credentials, Scenario scenario,
            TimeSource cloudTime, SecureRandom random) {
        SignInTrouble trouble = scenario.signIn();
        var texts = new RandomText(random);
        var clients = new Clients(cloudTime, texts);
        var grants = new DeviceGrants(cloudTime, texts);
        var sessions = new UserSessions(cloudTime, texts, trouble.tokenLifetime(), trouble.sessionLifetime());
        var codes = new AuthorizationCodes(cloudTime, texts, sessions);
        var frame = PageFrame.ofProcess();
        var layout = new PageLayout(frame, directory.userName());
        var pages = new PageAnswers(texts);
        services = List.of(
                new OidcService(clients, grants, codes, sessions, new StartUrl(startUrl),
                        new Throttle(trouble.throttled(), OidcRefusals::slowDown), cloudTime),
                new DecisionPages(ApprovalPages.PATH, new ApprovalPages(grants, layout, frame, pages), frame, pages),
                new DecisionPages(AuthorizePages.PATH, new AuthorizePages(clients, new WaitingRequests<>(cloudTime, texts), codes, layout, pages), frame, pages),
                new PortalService(sessions, directory, credentials, scenario.credentialsLifetime(), new ListPages(random),
                        new Throttle(trouble.throttled(), PortalService::tooManyRequests)));
    }

    /** What it answers over HTTP; none of them serves what is another's. */
    public List<HttpService> services() {
        return services;
    }
}
