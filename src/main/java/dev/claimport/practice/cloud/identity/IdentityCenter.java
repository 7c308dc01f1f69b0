package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.Pages;
import dev.claimport.practice.cloud.iam.CredentialStore;
import dev.claimport.practice.cloud.iam.Directory;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** IAM Identity Center for practice, put together from its services. */
public final class IdentityCenter {

    private final List<HttpService> services;

    /**
     * @param startUrl the only one that is known here
     * @param credentialsLifetime of the role credentials that it gives out
     */
    public IdentityCenter(String startUrl, Directory directory, CredentialStore credentials, Duration credentialsLifetime,
            TimeSource cloudTime, SecureRandom random) {
        var texts = new RandomText(random);
        var clients = new Clients(cloudTime, texts);
        var grants = new DeviceGrants(cloudTime, texts);
        var sessions = new UserSessions(cloudTime, texts);
        services = List.of(
                new OidcService(clients, grants, sessions, startUrl, cloudTime),
                new ApprovalPages(grants, new PageLayout(Messages.of("approval", Locale.ENGLISH)), texts),
                new PortalService(sessions, directory, credentials, credentialsLifetime, new Pages(random)));
    }

    /** What it answers over HTTP; none of them serves what is another's. */
    public List<HttpService> services() {
        return services;
    }
}
