package dev.claimport.aws.sdk;

import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Connections;
import dev.claimport.aws.network.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.CompressionConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * Completes the SDK's clients so that whatever goes wrong has a name, by which {@link RetryPolicy#call} throws it. The SDK itself
 * never repeats a request: each attempt counts against the throttle, and only {@link RetryPolicy} knows how to wait.
 */
public final class AwsClients {

    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();
    /** No request is as large as those that the SDK would compress. */
    private static final CompressionConfiguration NOT_COMPRESSED = CompressionConfiguration.builder().requestCompressionEnabled(false)
            .minimumCompressionThresholdInBytes(0).build();

    private final ServiceClock clock;
    private final Timeouts timeouts;
    private final AwsNetwork network;

    /** @param clock told the date of every answer */
    public AwsClients(ServiceClock clock, Timeouts timeouts, AwsNetwork network) {
        this.clock = clock;
        this.timeouts = timeouts;
        this.network = network;
    }

    private UrlConnectionFactory connections() {
        var connections = new Connections(network.proxies(), network::sockets, timeouts);
        return uri -> {
            try {
                return connections.open(uri);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /**
     * @param builder with credentials
     * @param endpoint empty leaves it to the SDK, which honours {@code AWS_ENDPOINT_URL_*}
     * @param others what else is to see requests and answers
     */
    public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
            B builder, Region region, Optional<URI> endpoint, RefusalReader refusals, ExecutionInterceptor... others) {
        List<ExecutionInterceptor> interceptors = Stream.concat(
                Stream.of(clock, new AnswerGuard(network.proxies()),
                        new FailureTranslator(clock, new NetworkFailures(timeouts, network.proxies()), refusals)), Stream.of(others)).toList();
        endpoint.ifPresent(builder::endpointOverride);
        // Said in any case: unsaid, the SDK would read the environment and the default profile for itself, and choke on what is wrong there.
        return builder.region(region).fipsEnabled(network.fips()).dualstackEnabled(network.dualStack()).defaultsMode(DefaultsMode.LEGACY)
                .httpClient(new LimitedHttpClient(UrlConnectionHttpClient.create(connections()), timeouts.whole()))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry()).executionInterceptors(interceptors)
                        .defaultProfileFile(NO_PROFILES).compressionConfiguration(NOT_COMPRESSED))
                .build();
    }
}
