package dev.claimport.testing;

import dev.claimport.practice.cloud.PracticeCloud;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The AWS SDK's own clients, pointed at a practice cloud. They do not retry, so that each answer is seen. */
public final class CloudClients implements AutoCloseable {

    private final PracticeCloud cloud;
    private final Deque<SdkAutoCloseable> open = new ArrayDeque<>();
    private final ClientOverrideConfiguration once =
            ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.doNotRetry()).build();

    public CloudClients(PracticeCloud cloud) {
        this.cloud = cloud;
        // When a server's clock differs, the SDK corrects its own for every client of the process; other tests have other clocks.
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    /** Those of the cloud's environment: a technician in the installer's role. */
    public AwsSessionCredentials technician() {
        Map<String, String> variables = cloud.environment();
        return AwsSessionCredentials.create(
                variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"), variables.get("AWS_SESSION_TOKEN"));
    }

    public IotClient iot() {
        return iot(technician());
    }

    public IotClient iot(AwsCredentials credentials) {
        return iot(credentials, Region.of(cloud.region()));
    }

    public IotClient iot(AwsCredentials credentials, Region region) {
        return keep(IotClient.builder().endpointOverride(cloud.endpoint()).region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).overrideConfiguration(once).build());
    }

    public StsClient sts(AwsCredentials credentials) {
        return keep(StsClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).overrideConfiguration(once).build());
    }

    public SsoOidcClient oidc() {
        return keep(SsoOidcClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create()).overrideConfiguration(once).build());
    }

    public SsoClient sso() {
        return keep(SsoClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create()).overrideConfiguration(once).build());
    }

    private <T extends SdkAutoCloseable> T keep(T client) {
        open.push(client);
        return client;
    }

    @Override
    public void close() {
        SdkGlobalTime.setGlobalTimeOffset(0);
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
