package dev.claimport.signin;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.aws.Causes;
import dev.claimport.signin.aws.ServiceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.sso.auth.ExpiredTokenException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/**
 * Credentials and region that are already there: system properties, environment, profiles and containers, in the order of the
 * SDK's default chain. Its last link, the instance metadata of EC2, is left out: claims are handed over by computers with a USB
 * port, and asking in vain takes many seconds.
 */
public final class DefaultChainSignIn {

    private final List<Supplier<AwsCredentialsProvider>> providers;
    private final AwsRegionProvider regions;

    public DefaultChainSignIn() {
        this(List.of(SystemPropertyCredentialsProvider::create, EnvironmentVariableCredentialsProvider::create,
                        WebIdentityTokenFileCredentialsProvider::create, ProfileCredentialsProvider::create,
                        () -> ContainerCredentialsProvider.builder().build()),
                new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider()));
    }

    /** @param providers made when their turn comes: some refuse even to be made without configuration */
    DefaultChainSignIn(List<Supplier<AwsCredentialsProvider>> providers, AwsRegionProvider regions) {
        this.providers = providers;
        this.regions = regions;
    }

    /**
     * @param wanted instead of the region that is found
     * @throws FailureException as {@link #signIn()}
     */
    public RoleSession signIn(Optional<Region> wanted) {
        return signIn(() -> wanted.orElseGet(this::region));
    }

    /**
     * Who that is, is known only as far as the credentials say it; nobody is asked.
     *
     * @throws FailureException {@code no-credentials}, {@code no-region}; {@code signed-out} when the token of the profile's
     *     Identity Center session has expired; {@code credentials-refused} when a role of the profile cannot be taken on
     */
    public RoleSession signIn() {
        return signIn(this::region);
    }

    private RoleSession signIn(Supplier<Region> region) {
        List<String> reasons = new ArrayList<>();
        for (Supplier<AwsCredentialsProvider> provider : providers) {
            Optional<RoleSession> session = session(provider, region, reasons);
            if (session.isPresent()) {
                return session.get();
            }
        }
        throw new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of(), String.join("; ", reasons)).exception();
    }

    private Optional<RoleSession> session(
            Supplier<AwsCredentialsProvider> maker, Supplier<Region> region, List<String> reasons) {
        AwsCredentialsProvider provider;
        AwsCredentials credentials;
        try {
            provider = maker.get();
            credentials = provider.resolveCredentials();
        } catch (SdkClientException | IllegalStateException e) {
            if (Causes.find(e, ExpiredTokenException.class).isPresent() || Causes.find(e, UnauthorizedException.class).isPresent()) {
                throw signedOut();
            }
            reasons.add(ServiceText.firstLine(e.getMessage()));
            return Optional.empty();
        } catch (UnauthorizedException _) {
            throw signedOut();
        } catch (AwsServiceException e) {
            String code = Optional.ofNullable(e.awsErrorDetails()).map(details -> ServiceText.line(details.errorCode(), 80)).orElse("");
            throw new ServiceFailure(ServiceFailure.Kind.CREDENTIALS_REFUSED,
                    Map.of("operation", e.getClass().getSimpleName(), "code", code), "HTTP " + e.statusCode() + " " + code).exception();
        }
        Identity identity = new Identity(credentials.accountId().orElse(""), "", "", "");
        return Optional.of(new RoleSession(identity, provider, region.get(), credentials.expirationTime()));
    }

    private Region region() {
        try {
            return regions.getRegion();
        } catch (SdkClientException e) {
            throw new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of(), ServiceText.firstLine(e.getMessage())).exception();
        }
    }

    private static FailureException signedOut() {
        return new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of(), "the profile's session has expired").exception();
    }
}
