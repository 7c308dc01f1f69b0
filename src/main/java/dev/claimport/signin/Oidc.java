package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.cache.SignInToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientRequest;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** What the ways of signing in ask of Identity Center's OIDC service (API reference: IAM Identity Center OIDC). */
final class Oidc {

    /** Without it there is no refresh token. */
    private static final String ACCOUNT_ACCESS = "sso:account:access";

    private final SsoOidcClient client;
    private final SsoSession session;
    private final AwsAccess access;
    private final RetryPolicy retries;

    /** @param client stays the caller's */
    Oidc(SsoOidcClient client, SsoSession session, AwsAccess access, RetryPolicy retries) {
        this.client = client;
        this.session = session;
        this.access = access;
        this.retries = retries;
    }

    SsoSession session() {
        return session;
    }

    List<String> scopes() {
        return session.scopes().isEmpty() ? List.of(ACCOUNT_ACCESS) : session.scopes();
    }

    /** @throws FailureException {@code start-url-invalid} when it is not even an address; whoever got it may not send it anywhere */
    void requireStartUrl() {
        if (!isWebAddress(session.startUrl())) {
            throw new SignInFailure(SignInFailure.Kind.START_URL_INVALID, Map.of("url", ServiceText.line(session.startUrl(), 120))).exception();
        }
    }

    SignInToken.Client register(Consumer<RegisterClientRequest.Builder> details) {
        RegisterClientResponse answer = call(() -> client.registerClient(request ->
                request.clientName("Claimport").clientType("public").scopes(scopes()).applyMutation(details)));
        if (answer.clientId() == null || answer.clientSecret() == null || answer.clientSecretExpiresAt() == null) {
            throw unreadable("RegisterClient", "no client");
        }
        return new SignInToken.Client(answer.clientId(), answer.clientSecret(), Instant.ofEpochSecond(answer.clientSecretExpiresAt()));
    }

    StartDeviceAuthorizationResponse authorizeDevice(SignInToken.Client registered) {
        return call(() -> client.startDeviceAuthorization(request -> request
                .clientId(registered.id()).clientSecret(registered.secret()).startUrl(session.startUrl())));
    }

    /** @throws software.amazon.awssdk.services.ssooidc.model.SsoOidcException where it is about the grant */
    CreateTokenResponse token(SignInToken.Client registered, Consumer<CreateTokenRequest.Builder> grant) {
        return retries.call(() -> client.createToken(request ->
                request.clientId(registered.id()).clientSecret(registered.secret()).applyMutation(grant)));
    }

    void pause(Duration duration) {
        retries.sleep(duration);
    }

    /** Where the service is, for the page that no SDK knows of. */
    URI endpoint() {
        return access.endpoints().ssoOidc().orElseGet(() -> SsoOidcEndpointProvider.defaultProvider().resolveEndpoint(where ->
                where.region(session.region()).useFips(access.network().fips()).useDualStack(access.network().dualStack())).join().url());
    }

    private <T> T call(Supplier<T> request) {
        try {
            return retries.call(request);
        } catch (FailureException e) {
            // A region that does not exist has no host.
            if (e.failure().kind() == NetworkFailure.Kind.NO_NETWORK && !Region.regions().contains(session.region())) {
                throw startUrlWrong(e.failure().detail());
            }
            throw e;
        }
    }

    static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static FailureException refused(String operation, String code) {
        return new ServiceFailure(ServiceFailure.Kind.REQUEST_REFUSED, Map.of("operation", operation, "code", code)).exception();
    }

    static FailureException denied(String detail) {
        return new SignInFailure(SignInFailure.Kind.SIGN_IN_DENIED, Map.of(), detail).exception();
    }

    /** @param begun when the technician was asked */
    static FailureException timedOut(Instant begun, Instant end) {
        long minutes = Math.max(1, Duration.between(begun, end).plusSeconds(59).toMinutes());
        return new SignInFailure(SignInFailure.Kind.SIGN_IN_TIMEOUT, Map.of("minutes", minutes)).exception();
    }

    static FailureException unreadable(String operation, String detail) {
        return new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), detail).exception();
    }

    private FailureException startUrlWrong(String detail) {
        return new SignInFailure(SignInFailure.Kind.START_URL_WRONG,
                Map.of("url", ServiceText.line(session.startUrl(), 120), "region", session.region().id()), detail).exception();
    }
}
