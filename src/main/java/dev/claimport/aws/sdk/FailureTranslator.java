package dev.claimport.aws.sdk;

import dev.claimport.aws.Causes;
import dev.claimport.aws.ServiceText;
import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Finds the failure that stands behind what the SDK throws, here, where the request and the answer are at hand. The SDK lets
 * no interceptor put an exception of another type in the place of its own, so the failure travels along as a suppressed one, and
 * {@link #named} takes it out. The SDK's exceptions go no further: their words may quote tokens and signed requests.
 */
final class FailureTranslator implements ExecutionInterceptor {

    private final ServiceClock clock;
    private final NetworkFailures network;
    private final RefusalReader refusals;

    FailureTranslator(ServiceClock clock, NetworkFailures network, RefusalReader refusals) {
        this.clock = clock;
        this.network = network;
        this.refusals = refusals;
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        if (named(thrown).isEmpty()) {
            String operation = Optional.ofNullable(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)).orElse("");
            exception(context, operation).ifPresent(thrown::addSuppressed);
        }
        return thrown;
    }

    /** The failure that was found for something thrown by a client, or that was thrown itself on the client's way. */
    static Optional<FailureException> named(Throwable thrown) {
        return Causes.of(thrown).stream().flatMap(cause -> Stream.concat(Stream.of(cause), Arrays.stream(cause.getSuppressed())))
                .filter(FailureException.class::isInstance).map(FailureException.class::cast).findFirst();
    }

    private Optional<FailureException> exception(Context.FailedExecution context, String operation) {
        String host = context.httpRequest().map(SdkHttpRequest::host).orElse("");
        if (context.exception() instanceof AwsServiceException refused) {
            Refusal refusal = refusal(context, operation, host, refused);
            return refusals.read(refusal).map(failure -> failure.exception(new RefusedException(refusal)));
        }
        return network.explain(context.exception(), context.httpRequest().map(SdkHttpRequest::getUri))
                .map(failure -> failure.kind() == NetworkFailure.Kind.NO_NETWORK ? brokenOff(context, operation, failure) : failure)
                .or(() -> Optional.of(unreadable(context, operation, context.exception()))).map(Failure::exception);
    }

    private Refusal refusal(Context.FailedExecution context, String operation, String host, AwsServiceException refused) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(refused.awsErrorDetails());
        String code = ServiceText.line(details.map(AwsErrorDetails::errorCode).orElse(""), 80);
        String message = ServiceText.firstLine(details.map(AwsErrorDetails::errorMessage).orElse(""));
        return new Refusal(context.request(), operation, host, refused.statusCode(), code, message, clock.ahead());
    }

    /** Who has begun to answer was reached, however that ended. */
    private static Failure brokenOff(Context.FailedExecution context, String operation, Failure network) {
        return context.httpResponse().map(answer -> answer.statusCode() >= 500
                ? new ServiceFailure(ServiceFailure.Kind.SERVICE_UNAVAILABLE, Map.of("operation", operation, "status", String.valueOf(answer.statusCode())), network.detail())
                : new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), network.detail())).<Failure>map(failure -> failure).orElse(network);
    }

    /** Only the type of the cause is named: a parser's words quote what it could not read. */
    private static Failure unreadable(Context.FailedExecution context, String operation, Throwable thrown) {
        Throwable cause = Causes.of(thrown).getLast();
        return context.httpResponse().isPresent()
                ? new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), cause.getClass().getSimpleName())
                : Defect.of(cause, operation);
    }
}
