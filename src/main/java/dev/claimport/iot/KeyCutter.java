package dev.claimport.iot;

import dev.claimport.failure.ServiceFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Takes the private key out of the answer before the SDK reads it. Works on requests that carry a {@link #HOLDER}. */
final class KeyCutter implements ExecutionInterceptor {

    /** Where the key goes. */
    static final ExecutionAttribute<ClaimKeyHolder> HOLDER = new ExecutionAttribute<>("ClaimportClaimKey");

    /** Certificate and keys take 3.6 kB. */
    static final int LARGEST_ANSWER = 64 << 10;

    /** The JDK keeps an idle connection for the next request, and its buffers, which have seen the key, may stay with it. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return attributes.getAttribute(HOLDER) == null ? request : request.copy(copy -> copy.putHeader("Connection", "close"));
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        ClaimKeyHolder holder = attributes.getAttribute(HOLDER);
        if (holder == null || !context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        byte[] answer = new byte[LARGEST_ANSWER];
        try (InputStream body = context.responseBody().orElse(InputStream.nullInputStream())) {
            ClaimAnswer parted = ClaimAnswer.parting(answer, read(body, answer));
            holder.put(parted.key());
            return Optional.of(new ByteArrayInputStream(parted.withoutKey()));
        } catch (MalformedAnswerException e) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "CreateProvisioningClaim"),
                    e.getMessage()).exception();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(answer, (byte) 0);
        }
    }

    /** Not {@link InputStream#readNBytes}: that leaves copies of its own behind. */
    private static int read(InputStream body, byte[] into) throws IOException, MalformedAnswerException {
        int size = 0;
        while (size < into.length) {
            int read = body.read(into, size, into.length - size);
            if (read < 0) {
                return size;
            }
            size += read;
        }
        throw new MalformedAnswerException("it is longer than " + LARGEST_ANSWER + " bytes");
    }
}
