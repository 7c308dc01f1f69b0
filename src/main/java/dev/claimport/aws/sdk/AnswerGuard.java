package dev.claimport.aws.sdk;

import dev.claimport.aws.network.Proxies;
import dev.claimport.failure.NetworkFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Looks at an answer before the SDK reads it: web pages are no answers, and no answer is endless. */
final class AnswerGuard implements ExecutionInterceptor {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /** The largest honest answer is a page of 250 templates, well below 1 MiB. */
    static final int LARGEST_ANSWER = 4 << 20;

    private final Proxies proxies;

    AnswerGuard(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        SdkHttpResponse answer = context.httpResponse();
        if (answer.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
            proxies.towards(context.httpRequest().getUri()).ifPresent(proxy -> {
                throw NetworkFailures.refusedBy(proxy, context.httpRequest().host(), "407", "HTTP 407").exception();
            });
        }
        String type = answer.firstMatchingHeader("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (answer.statusCode() < 500 && type.startsWith("text/html")) {
            throw new NetworkFailure(NetworkFailure.Kind.WRONG_ENDPOINT, Map.of("host", context.httpRequest().host()),
                    "HTTP " + answer.statusCode() + " with a web page").exception();
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(Limited::new);
    }

    private static final class Limited extends FilterInputStream {

        private long left = LARGEST_ANSWER;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("an answer of more than " + LARGEST_ANSWER + " bytes");
            }
        }
    }
}
