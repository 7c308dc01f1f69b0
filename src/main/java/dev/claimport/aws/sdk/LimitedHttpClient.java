package dev.claimport.aws.sdk;

import dev.claimport.aws.network.LastAnswer;
import dev.claimport.aws.network.Limited;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Gives each request, with all of its answer, one end; an attempt that is not the first has what the others left. */
record LimitedHttpClient(SdkHttpClient client, Duration whole) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Duration left = RetryPolicy.LEFT.orElse(whole);
                Limited time = Limited.to(left.compareTo(whole) < 0 ? left : whole);
                HttpExecuteResponse answer = time.call(prepared::call, prepared::abort);
                return HttpExecuteResponse.builder().response(answer.httpResponse())
                        .responseBody(answer.responseBody().map(body -> AbortableInputStream.create(limited(body, time), body)).orElse(null)).build();
            }

            private InputStream limited(InputStream body, Limited time) {
                return new Body(ClosedConnections.isClosed(request.httpRequest()) ? new LastAnswer(body, prepared::abort) : body, time);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    private static final class Body extends FilterInputStream {

        private final Limited time;

        Body(InputStream in, Limited time) {
            super(in);
            this.time = time;
        }

        @Override
        public int read() throws IOException {
            time.check();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            time.check();
            return super.read(buffer, from, length);
        }
    }
}
