package dev.claimport.device.parts;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which part of a bundle goes into which file, and how it is written.
 *
 * @param destinations of the parts; settings may share a document, what is missing is not supported
 */
public record PartsPlan(Map<ClaimPart, Destination> destinations, Encoding encoding) {

    public PartsPlan {
        destinations = Map.copyOf(destinations);
    }

    /**
     * With files alone.
     *
     * @param paths of the parts that the device takes; settings that share a path share a document
     * @param formats of the settings; JSON where nothing is said
     */
    public PartsPlan(Map<ClaimPart, String> paths, Encoding encoding, Map<ClaimPart, SettingsFormat> formats) {
        this(paths.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, part -> part.getKey().isSetting()
                ? new Destination.Document(part.getValue(), formats.getOrDefault(part.getKey(), SettingsFormat.JSON))
                : new Destination.File(part.getValue()))), encoding);
    }

    /** By part, for those that have one. */
    public Map<ClaimPart, String> paths() {
        Map<ClaimPart, String> paths = new EnumMap<>(ClaimPart.class);
        destinations.forEach((part, to) -> {
            if (to instanceof Destination.File || to instanceof Destination.Document) {
                paths.put(part, to.at());
            }
        });
        return paths;
    }

    /** The format of a setting's document. */
    public SettingsFormat format(ClaimPart setting) {
        return destinations.get(setting) instanceof Destination.Document(String _, SettingsFormat format) ? format : SettingsFormat.JSON;
    }

    /** All files of the plan in the order in which they are to be sent: the private key comes last, so that it lies there the shortest. */
    public List<String> files() {
        Map<ClaimPart, String> paths = paths();
        Set<String> files = new LinkedHashSet<>();
        for (ClaimPart slot : List.of(ClaimPart.CA, ClaimPart.CERT, ClaimPart.ENDPOINT, ClaimPart.TEMPLATE, ClaimPart.PARAMS, ClaimPart.KEY)) {
            if (paths.containsKey(slot)) {
                files.add(paths.get(slot));
            }
        }
        return List.copyOf(files);
    }

    /**
     * Writes a bundle as this plan says, in the order of {@link #files}. The parts are the caller's to close.
     *
     * @throws IllegalStateException when the claim's key is already wiped
     */
    public List<Part> render(Bundle bundle) {
        Map<ClaimPart, String> paths = paths();
        List<Part> parts = new ArrayList<>();
        boolean complete = false;
        try {
            if (paths.containsKey(ClaimPart.CA)) {
                parts.add(open(paths.get(ClaimPart.CA), certificates(bundle.rootCas())));
            }
            if (paths.containsKey(ClaimPart.CERT)) {
                parts.add(open(paths.get(ClaimPart.CERT), certificates(List.of(bundle.claim().certificate()))));
            }
            settingsByFile().forEach((path, settings) ->
                    parts.add(new Part(path, false, plain(new SettingsDocument(bundle, settings).as(format(settings.iterator().next()))))));
            if (paths.containsKey(ClaimPart.KEY)) {
                parts.add(new Part(paths.get(ClaimPart.KEY), true, bundle.claim().key().lend(new KeyWriter(encoding)::write)));
            }
            complete = true;
            return parts;
        } finally {
            if (!complete) {
                close(parts);
            }
        }
    }

    /** Wipes them all. */
    public static void close(Collection<Part> parts) {
        parts.forEach(Part::close);
    }

    private Map<String, Set<ClaimPart>> settingsByFile() {
        Map<String, Set<ClaimPart>> files = new LinkedHashMap<>();
        paths().forEach((slot, path) -> {
            if (slot.isSetting()) {
                files.computeIfAbsent(path, _ -> EnumSet.noneOf(ClaimPart.class)).add(slot);
            }
        });
        return files;
    }

    private static Part open(String path, byte[] content) {
        return new Part(path, false, plain(content));
    }

    private static SecretBytes plain(byte[] content) {
        return SecretBytes.taking(content, 0, content.length);
    }

    private byte[] certificates(List<X509Certificate> certificates) {
        try {
            var out = new ByteArrayOutputStream();
            for (X509Certificate certificate : certificates) {
                byte[] der = certificate.getEncoded();
                out.writeBytes(encoding == Encoding.DER ? der : pem(der));
            }
            return out.toByteArray();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n").getBytes(StandardCharsets.US_ASCII);
    }
}
