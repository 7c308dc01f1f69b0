package dev.claimport.iot;

import dev.claimport.aws.sdk.ClosedConnections;
import dev.claimport.claim.SecretBytes;
import dev.claimport.failure.ServiceFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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

    /** As much as the JDK's buffer for heads holds: whoever asks for less than that is served by way of it. */
    private static final int PIECE = 8192;

    /** Without TLS the buffers of a connection that is kept have seen the key. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return attributes.getAttribute(HOLDER) == null ? request : ClosedConnections.closed(request);
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        ClaimKeyHolder holder = attributes.getAttribute(HOLDER);
        if (holder == null || !context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        try (InputStream body = context.responseBody().orElse(InputStream.nullInputStream()); SecretBytes answer = new SecretBytes(LARGEST_ANSWER)) {
            ClaimAnswer parted = answer.<ClaimAnswer, IOException>lend(json -> ClaimAnswer.parting(read(body, json)));
            holder.put(parted.key());
            return Optional.of(new ByteArrayInputStream(parted.withoutKey()));
        } catch (MalformedAnswerException e) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "CreateProvisioningClaim"),
                    e.getMessage()).exception();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not {@link InputStream#readNBytes}: that leaves copies of its own behind. */
    static ByteBuffer read(InputStream body, ByteBuffer into) throws IOException {
        byte[] piece = new byte[PIECE];
        try {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                if (read >= into.remaining()) {
                    throw new MalformedAnswerException("it is longer than " + LARGEST_ANSWER + " bytes");
                }
                into.put(piece, 0, read);
                Arrays.fill(piece, 0, read, (byte) 0);
            }
            return into.flip();
        } finally {
            Arrays.fill(piece, (byte) 0);
        }
    }
}
