package dev.claimport.signin;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.SignInFailure;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

/**
 * Credentials that the container or the computer in the cloud has for whatever runs on it. Where there are none, or the variables that
 * say where they are cannot be used, that is {@code no-credentials}.
 */
public final class HostCredentials implements AwsCredentialsProvider {

    private final String source;
    private final Supplier<AwsCredentialsProvider> host;
    private @Nullable AwsCredentialsProvider provider;

    private HostCredentials(String source, Supplier<AwsCredentialsProvider> host) {
        this.source = source;
        this.host = host;
    }

    /** Whether a container's agent gives them out. */
    public static boolean isContainer(AwsEnvironment environment) {
        return environment.filled("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").or(() -> environment.filled("AWS_CONTAINER_CREDENTIALS_FULL_URI")).isPresent();
    }

    public static HostCredentials ofContainer() {
        return new HostCredentials("EcsContainer", () -> ContainerCredentialsProvider.builder().build());
    }

    public static HostCredentials ofEc2() {
        return new HostCredentials("Ec2InstanceMetadata", InstanceProfileCredentialsProvider::create);
    }

    /** @throws dev.claimport.failure.FailureException {@code no-credentials} */
    @Override
    public synchronized AwsCredentials resolveCredentials() {
        try {
            if (provider == null) {
                provider = host.get();
            }
            return provider.resolveCredentials();
        } catch (RuntimeException e) {
            // Its words may quote the variable with the authorization: it goes no further.
            throw new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of(), source + ": " + e.getClass().getSimpleName()).exception();
        }
    }
}
