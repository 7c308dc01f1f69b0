package dev.claimport.signin.aws;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes failures with a name of what the SDK throws. The SDK's exceptions are not kept as causes: their words may quote
 * tokens and signed requests.
 */
final class FailureTranslator implements ExecutionInterceptor {

    private final ServiceClock clock;
    private final Timeouts timeouts;
    private final RefusalReader refusals;

    FailureTranslator(ServiceClock clock, Timeouts timeouts, RefusalReader refusals) {
        this.clock = clock;
        this.timeouts = timeouts;
        this.refusals = refusals;
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        Optional<FailureException> named = Causes.find(thrown, FailureException.class);
        if (named.isPresent()) {
            return named.get();
        }
        String operation = Optional.ofNullable(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)).orElse("");
        String host = context.httpRequest().map(SdkHttpRequest::host).orElse("");
        if (thrown instanceof AwsServiceException refused) {
            return refusals.read(refusal(context, operation, host, refused)).<Throwable>map(Failure::exception).orElse(thrown);
        }
        return NetworkFailures.explain(thrown, host, timeouts).orElseGet(() -> unreadable(context, operation, thrown)).exception();
    }

    private Refusal refusal(Context.FailedExecution context, String operation, String host, AwsServiceException refused) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(refused.awsErrorDetails());
        String code = ServiceText.line(details.map(AwsErrorDetails::errorCode).orElse(""), 80);
        String message = ServiceText.firstLine(details.map(AwsErrorDetails::errorMessage).orElse(""));
        return new Refusal(context.request(), operation, host, refused.statusCode(), code, message, clock.ahead());
    }

    /** Only the type of the cause is named: a parser's words quote what it could not read. */
    private static Failure unreadable(Context.FailedExecution context, String operation, Throwable thrown) {
        String cause = Causes.of(thrown).getLast().getClass().getSimpleName();
        return context.httpResponse().isPresent()
                ? new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), cause)
                : new LocalFailure(LocalFailure.Kind.UNEXPECTED, Map.of("error", cause), operation);
    }
}
