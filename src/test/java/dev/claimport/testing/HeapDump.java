package dev.claimport.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Sequence;

/** The bytes of a heap dump, and the search for a key in them. Numbers lie in a dump as in DER, most significant byte first. */
public final class HeapDump {

    private static final int WINDOW = 24;

    private final byte[] bytes;

    public HeapDump(byte[] bytes) {
        this.bytes = bytes;
    }

    public static HeapDump read(Path file) throws IOException {
        return new HeapDump(Files.readAllBytes(file));
    }

    public boolean contains(byte[] sought) {
        for (int i = 0; i + sought.length <= bytes.length; i++) {
            if (bytes[i] == sought[0] && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where 24 bytes in a row of an RSA private key lie, as DER or as base64. Its first half is public: modulus and public
     * exponent are in the certificate, and are not looked for.
     *
     * @param pkcs1 RSAPrivateKey (RFC 8017, A.1.2)
     */
    public List<String> findKey(byte[] pkcs1) throws IOException {
        int publicPart = 4;
        for (int i = 0; i < 3; i++) {
            publicPart += ASN1Sequence.getInstance(pkcs1).getObjectAt(i).toASN1Primitive().getEncoded().length;
        }
        List<String> found = new ArrayList<>();
        found.addAll(find("DER", Arrays.copyOfRange(pkcs1, publicPart, pkcs1.length)));
        byte[] base64 = Base64.getEncoder().encode(pkcs1);
        found.addAll(find("base64", Arrays.copyOfRange(base64, (publicPart + 2) / 3 * 4, base64.length)));
        return found;
    }

    private List<String> find(String form, byte[] secret) {
        Map<Long, List<Integer>> starts = new HashMap<>();
        ByteBuffer windows = ByteBuffer.wrap(secret);
        for (int i = 0; i + WINDOW <= secret.length; i++) {
            starts.computeIfAbsent(windows.getLong(i), _ -> new ArrayList<>()).add(i);
        }
        List<String> found = new ArrayList<>();
        ByteBuffer heap = ByteBuffer.wrap(bytes);
        for (int at = 0; at + WINDOW <= bytes.length; at++) {
            for (int start : starts.getOrDefault(heap.getLong(at), List.of())) {
                if (Arrays.equals(bytes, at, at + WINDOW, secret, start, start + WINDOW)) {
                    found.add(form + " at " + at);
                }
            }
        }
        return found;
    }
}
