package dev.claimport.iot;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.AwsClients;
import dev.claimport.aws.sdk.InjectedClockSigV4;
import dev.claimport.aws.sdk.RefusalReader;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.aws.sdk.SignedRefusals;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.signin.RoleSession;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Asks STS who is calling, which needs no permission. */
public final class Callers implements AutoCloseable {

    private final StsClient client;
    private final ServiceClock clock;
    private final RetryPolicy retries;

    public Callers(RoleSession session, TimeSource time) {
        clock = new ServiceClock(time);
        retries = new RetryPolicy(time, RandomGenerator.getDefault());
        client = new AwsClients(clock, Timeouts.USUAL, session.access().network()).build(
                StsClient.builder().credentialsProvider(session.credentials()).putAuthScheme(new InjectedClockSigV4(time.withZone(ZoneOffset.UTC))),
                session.region(), session.access().endpoints().sts(),
                refusal -> SignedRefusals.read(refusal, "sts", "*").or(() -> Optional.of(RefusalReader.common(refusal))));
    }

    /** @throws dev.claimport.failure.FailureException of the sign-in, the service and the network families */
    public CallerIdentity ask() {
        GetCallerIdentityResponse answer = retries.call(client::getCallerIdentity);
        if (answer.account() == null || answer.arn() == null) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "GetCallerIdentity"), "incomplete").exception();
        }
        return new CallerIdentity(ServiceText.line(answer.account(), 40), ServiceText.line(answer.arn(), 2048), ServiceText.line(answer.userId(), 200));
    }

    /** How far this computer's clock is ahead of the service's; empty before the first answer. */
    public Optional<Duration> clockAhead() {
        return clock.ahead();
    }

    @Override
    public void close() {
        client.close();
    }
}
