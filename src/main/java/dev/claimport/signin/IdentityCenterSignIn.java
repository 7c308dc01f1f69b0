package dev.claimport.signin;

import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.AwsClients;
import dev.claimport.aws.sdk.ClosedConnections;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.cache.SignInToken;
import dev.claimport.signin.cache.TokenFile;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/**
 * Sign-in at IAM Identity Center: in the browser, or by device code. The tokens stay in memory, unless a file is given that is
 * shared with the AWS CLI.
 */
public final class IdentityCenterSignIn implements SignIn {

    private final SsoSession session;
    private final AwsAccess access;
    private final Optional<TokenFile> file;
    private final TimeSource time;
    private final AwsClients clients;
    private final ServiceClock clock;
    private final RetryPolicy retries;
    private final SsoOidcClient client;
    private final Oidc oidc;
    private final BrowserFlow browser;
    private final DeviceCodeFlow deviceCode;
    private volatile boolean closed;

    /** @param file where the sign-in is kept for the next time and for other AWS tools; empty keeps it in memory only */
    public IdentityCenterSignIn(SsoSession session, AwsAccess access, Optional<TokenFile> file, TimeSource time) {
        this(session, access, file, time, Timeouts.USUAL);
    }

    /** In memory only, and straight. */
    public IdentityCenterSignIn(String startUrl, Region ssoRegion, ServiceEndpoints endpoints, TimeSource time) {
        this(SsoSession.at(startUrl, ssoRegion), AwsAccess.to(endpoints), Optional.empty(), time, Timeouts.USUAL);
    }

    IdentityCenterSignIn(SsoSession session, AwsAccess access, Optional<TokenFile> file, TimeSource time, Timeouts timeouts) {
        this.session = session;
        this.access = access;
        this.file = file;
        this.time = time;
        clock = new ServiceClock(time);
        clients = new AwsClients(clock, timeouts, access.network());
        retries = new RetryPolicy(time, RandomGenerator.getDefault());
        client = oidcClient();
        oidc = new Oidc(client, session, access, retries);
        browser = new BrowserFlow(oidc, time);
        deviceCode = new DeviceCodeFlow(oidc, time);
    }

    @Override
    public BrowserAuthorization beginInBrowser() {
        requireReady();
        return browser.begin();
    }

    @Override
    public DeviceAuthorization begin() {
        requireReady();
        return deviceCode.begin();
    }

    /** Better said now than after the technician has signed in. */
    private void requireReady() {
        oidc.requireStartUrl();
        file.ifPresent(TokenFile::requireWritable);
    }

    @Override
    public SignedInUser await(Challenge challenge) {
        Granted granted = switch (challenge) {
            case BrowserAuthorization authorization -> browser.await(authorization, () -> closed);
            case CarriedAuthorization _ -> throw new IllegalStateException("Identity Center has no such sign-in");
            case DeviceAuthorization authorization -> deviceCode.await(authorization, () -> closed);
        };
        SignInToken token = SessionTokens.token(session.startUrl(), session.region().id(), granted.client(), granted.tokens(), Optional.empty(), time.instant());
        file.ifPresent(shared -> shared.write(token));
        SsoOidcClient renewal = oidcClient();
        return user(renewal, SessionTokens.fresh(renewal, retries, time, token, file));
    }

    /**
     * The sign-in that the AWS CLI or an earlier run has left in the shared file, without asking anybody.
     *
     * @return empty when there is none, or it has expired and cannot be renewed
     * @throws FailureException network and service failures, when it has to be renewed and that is not possible now
     */
    public Optional<SignedInUser> kept() {
        Optional<SignInToken> token = file.flatMap(TokenFile::token).filter(found -> found.startUrl().equals(session.startUrl()));
        return token.filter(found -> found.isRenewable(time.instant()) || time.instant().isBefore(found.expiresAt())).flatMap(this::keptUser);
    }

    private Optional<SignedInUser> keptUser(SignInToken token) {
        SsoOidcClient renewal = oidcClient();
        SessionTokens tokens = SessionTokens.found(renewal, retries, time, token, file.orElseThrow());
        IdentityCenterUser user = user(renewal, tokens);
        try {
            tokens.access();
            return Optional.of(user);
        } catch (FailureException e) {
            user.close();
            if (e.failure().kind() == SignInFailure.Kind.SIGNED_OUT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Ends a wait at its next look, and stops listening. Whoever is signed in stays so. */
    @Override
    public void close() {
        closed = true;
        browser.close();
        deviceCode.forget();
        client.close();
    }

    private IdentityCenterUser user(SsoOidcClient renewal, SessionTokens tokens) {
        SsoClient portal = clients.build(SsoClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
                session.region(), access.endpoints().sso(), SignInRefusals::portal, new ClosedConnections());
        return new IdentityCenterUser(portal, renewal, tokens, retries, clock, access);
    }

    private SsoOidcClient oidcClient() {
        return clients.build(SsoOidcClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
                session.region(), access.endpoints().ssoOidc(), SignInRefusals.oidc(session.startUrl(), session.region().id()), new ClosedConnections());
    }
}
