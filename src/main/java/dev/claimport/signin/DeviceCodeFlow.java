package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.signin.cache.SignInToken;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** Sign-in by device code (RFC 8628): any browser will do, on any computer. */
final class DeviceCodeFlow {

    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
    /** RFC 8628, sections 3.2 and 3.5. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SLOWER = Duration.ofSeconds(5);
    /** A registration lives about 90 days; one that ends sooner than this cannot carry a working day. */
    private static final Duration REGISTRATION_LEFT = Duration.ofDays(1);
    private static final Pattern THIS_COMPUTER = Pattern.compile("http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?(/[!-~]*)?");
    /** So many polls in a row may fail for want of network. */
    private static final int NETWORK_GAPS = 5;

    private final Oidc oidc;
    private final TimeSource time;
    private SignInToken.@Nullable Client registration;

    DeviceCodeFlow(Oidc oidc, TimeSource time) {
        this.oidc = oidc;
        this.time = time;
    }

    DeviceAuthorization begin() {
        return authorization(oidc.authorizeDevice(register()));
    }

    Granted await(DeviceAuthorization authorization, BooleanSupplier closed) {
        Duration interval = authorization.interval();
        Instant begun = time.instant();
        SignInToken.Client client = registered();
        int gaps = 0;
        while (time.instant().isBefore(authorization.expiresAt())) {
            if (closed.getAsBoolean()) {
                throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
            }
            try {
                return new Granted(client, oidc.token(client, grant -> grant.grantType(DEVICE_CODE).deviceCode(authorization.deviceCode())));
            } catch (AuthorizationPendingException _) {
                gaps = 0;
            } catch (SlowDownException _) {
                gaps = 0;
                interval = interval.plus(SLOWER);
            } catch (ExpiredTokenException _) {
                break;
            } catch (AccessDeniedException e) {
                throw Oidc.denied(e.getClass().getSimpleName());
            } catch (SsoOidcException e) {
                throw Oidc.refused("CreateToken", e.getClass().getSimpleName());
            } catch (FailureException e) {
                // A technician walks to a place with better reception while the code waits for them.
                boolean passing = e.failure() instanceof NetworkFailure || e.failure().kind() == ServiceFailure.Kind.ANSWER_UNREADABLE;
                if (!passing || ++gaps > NETWORK_GAPS) {
                    throw e;
                }
            }
            oidc.pause(interval);
        }
        throw Oidc.timedOut(begun, authorization.expiresAt());
    }

    /** The same one for a code and for the token that it becomes, so renewed only where a new code is asked for. */
    private synchronized SignInToken.Client register() {
        if (registration == null || !time.instant().isBefore(registration.expiresAt().minus(REGISTRATION_LEFT))) {
            registration = oidc.register(_ -> { });
        }
        return registration;
    }

    private synchronized SignInToken.Client registered() {
        if (registration == null) {
            throw new IllegalStateException("no code was asked for");
        }
        return registration;
    }

    /** The client that codes are asked for with. */
    synchronized void forget() {
        registration = null;
    }

    private DeviceAuthorization authorization(StartDeviceAuthorizationResponse answer) {
        if (answer.deviceCode() == null || answer.userCode() == null || answer.expiresIn() == null) {
            throw Oidc.unreadable("StartDeviceAuthorization", "no code");
        }
        URI verification = page(answer.verificationUri());
        URI complete = answer.verificationUriComplete() == null ? verification : page(answer.verificationUriComplete());
        Duration interval = answer.interval() == null || answer.interval() < 1 ? USUAL_INTERVAL : Duration.ofSeconds(answer.interval());
        return new DeviceAuthorization(ServiceText.line(answer.userCode(), 40), verification, complete,
                time.instant().plusSeconds(answer.expiresIn()), interval, answer.deviceCode());
    }

    /** The browser will be sent there, so only to the web, and without TLS only on this computer. */
    private static URI page(@Nullable String address) {
        if (address != null && (Oidc.isWebAddress(address) || THIS_COMPUTER.matcher(address).matches())) {
            return URI.create(address);
        }
        throw Oidc.unreadable("StartDeviceAuthorization", "no address of a page");
    }
}
