package dev.claimport.signin;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.aws.AwsClients;
import dev.claimport.signin.aws.Patience;
import dev.claimport.signin.aws.ServiceClock;
import dev.claimport.signin.aws.ServiceText;
import dev.claimport.signin.aws.Timeouts;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/**
 * Sign-in at IAM Identity Center by device code (RFC 8628; Identity Center OIDC API reference: RegisterClient,
 * StartDeviceAuthorization, CreateToken). Nothing is written to disk.
 */
public final class IdentityCenterSignIn implements SignIn {

    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
    /** Without it there is no refresh token. */
    private static final String SCOPE = "sso:account:access";
    /** RFC 8628, sections 3.2 and 3.5. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SLOWER = Duration.ofSeconds(5);
    /** A registration lives about 90 days; one that ends sooner than this cannot carry a working day. */
    private static final Duration REGISTRATION_LEFT = Duration.ofDays(1);
    private static final Pattern THIS_COMPUTER = Pattern.compile("http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?(/[!-~]*)?");
    /** So many polls in a row may fail for want of network. */
    private static final int NETWORK_GAPS = 5;

    private final String startUrl;
    private final Region region;
    private final ServiceEndpoints endpoints;
    private final TimeSource time;
    private final AwsClients clients;
    private final ServiceClock clock;
    private final Patience patience;
    private final SsoOidcClient oidc;
    private ClientRegistration registration;
    private volatile boolean closed;

    /**
     * @param startUrl of the organisation's access portal, such as {@code https://d-1234567890.awsapps.com/start}
     * @param ssoRegion in which Identity Center is, which need not be that of AWS IoT
     */
    public IdentityCenterSignIn(String startUrl, Region ssoRegion, ServiceEndpoints endpoints, TimeSource time) {
        this(startUrl, ssoRegion, endpoints, time, Timeouts.USUAL);
    }

    IdentityCenterSignIn(String startUrl, Region ssoRegion, ServiceEndpoints endpoints, TimeSource time, Timeouts timeouts) {
        this.startUrl = startUrl.strip();
        this.region = ssoRegion;
        this.endpoints = endpoints;
        this.time = time;
        clock = new ServiceClock(time);
        clients = new AwsClients(clock, timeouts);
        patience = new Patience(time, RandomGenerator.getDefault());
        oidc = oidcClient();
    }

    @Override
    public DeviceAuthorization begin() {
        if (!isWebAddress(startUrl)) {
            throw startUrlWrong("not an https address");
        }
        try {
            ClientRegistration client = register();
            return authorization(patience.call(() -> oidc.startDeviceAuthorization(request -> request
                    .clientId(client.clientId()).clientSecret(client.clientSecret()).startUrl(startUrl))));
        } catch (FailureException e) {
            // A region that does not exist has no host.
            if (e.failure().kind() == NetworkFailure.Kind.NO_NETWORK && !Region.regions().contains(region)) {
                throw startUrlWrong(e.failure().detail());
            }
            throw e;
        }
    }

    @Override
    public SignedInUser await(DeviceAuthorization authorization) {
        Duration interval = authorization.interval();
        Instant begun = time.instant();
        ClientRegistration client = registered();
        int gaps = 0;
        while (time.instant().isBefore(authorization.expiresAt())) {
            if (closed) {
                throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
            }
            try {
                return user(client, patience.call(() -> oidc.createToken(request -> request
                        .clientId(client.clientId()).clientSecret(client.clientSecret())
                        .grantType(DEVICE_CODE).deviceCode(authorization.deviceCode()))));
            } catch (AuthorizationPendingException _) {
                gaps = 0;
            } catch (SlowDownException _) {
                gaps = 0;
                interval = interval.plus(SLOWER);
            } catch (ExpiredTokenException _) {
                break;
            } catch (AccessDeniedException e) {
                throw new SignInFailure(SignInFailure.Kind.SIGN_IN_DENIED, Map.of(), e.getClass().getSimpleName()).exception();
            } catch (SsoOidcException e) {
                throw new ServiceFailure(ServiceFailure.Kind.REQUEST_REFUSED,
                        Map.of("operation", "CreateToken", "code", e.getClass().getSimpleName())).exception();
            } catch (FailureException e) {
                // A technician walks to a place with better reception while the code waits for them.
                if (!(e.failure() instanceof NetworkFailure) || ++gaps > NETWORK_GAPS) {
                    throw e;
                }
            }
            patience.sleep(interval);
        }
        long minutes = Math.max(1, Duration.between(begun, authorization.expiresAt()).plusSeconds(59).toMinutes());
        throw new SignInFailure(SignInFailure.Kind.SIGN_IN_TIMEOUT, Map.of("minutes", String.valueOf(minutes))).exception();
    }

    /** Ends a wait at its next poll. Whoever is signed in stays so. */
    @Override
    public void close() {
        closed = true;
        oidc.close();
    }

    /** The same one for a code and for the token that it becomes, so renewed only where a new code is asked for. */
    private synchronized ClientRegistration register() {
        if (registration == null || !time.instant().isBefore(registration.expiresAt().minus(REGISTRATION_LEFT))) {
            RegisterClientResponse answer = patience.call(() -> oidc.registerClient(request -> request
                    .clientName("Claimport").clientType("public").scopes(SCOPE)));
            if (answer.clientId() == null || answer.clientSecret() == null || answer.clientSecretExpiresAt() == null) {
                throw unreadable("RegisterClient", "no client");
            }
            registration = new ClientRegistration(answer.clientId(), answer.clientSecret(),
                    Instant.ofEpochSecond(answer.clientSecretExpiresAt()));
        }
        return registration;
    }

    private synchronized ClientRegistration registered() {
        if (registration == null) {
            throw new IllegalStateException("no code was asked for");
        }
        return registration;
    }

    private DeviceAuthorization authorization(StartDeviceAuthorizationResponse answer) {
        if (answer.deviceCode() == null || answer.userCode() == null || answer.expiresIn() == null) {
            throw unreadable("StartDeviceAuthorization", "no code");
        }
        URI verification = page(answer.verificationUri());
        URI complete = answer.verificationUriComplete() == null ? verification : page(answer.verificationUriComplete());
        Duration interval = answer.interval() == null || answer.interval() < 1 ? USUAL_INTERVAL : Duration.ofSeconds(answer.interval());
        return new DeviceAuthorization(ServiceText.line(answer.userCode(), 40), verification, complete,
                time.instant().plusSeconds(answer.expiresIn()), interval, answer.deviceCode());
    }

    /** The browser will be sent there, so only to the web, and without TLS only on this computer. */
    private static URI page(String address) {
        if (address != null && (isWebAddress(address) || THIS_COMPUTER.matcher(address).matches())) {
            return URI.create(address);
        }
        throw unreadable("StartDeviceAuthorization", "no address of a page");
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private SignedInUser user(ClientRegistration client, CreateTokenResponse tokens) {
        SsoOidcClient renewal = oidcClient();
        SsoClient portal = clients.build(SsoClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
                region, endpoints.sso(), SignInRefusals::portal);
        return new IdentityCenterUser(portal, renewal, new SessionTokens(renewal, patience, time, client, tokens), patience, clock);
    }

    private SsoOidcClient oidcClient() {
        return clients.build(SsoOidcClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
                region, endpoints.ssoOidc(), SignInRefusals.oidc(startUrl, region.id()));
    }

    private FailureException startUrlWrong(String detail) {
        return new SignInFailure(SignInFailure.Kind.START_URL_WRONG,
                Map.of("url", ServiceText.line(startUrl, 120), "region", region.id()), detail).exception();
    }

    private static FailureException unreadable(String operation, String detail) {
        return new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), detail).exception();
    }
}
