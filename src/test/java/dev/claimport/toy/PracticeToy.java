package dev.claimport.toy;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.Enrolment;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** A toy that registers itself with what it was handed. */
final class PracticeToy implements PracticeDialect {

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public boolean plays(Profile family) {
        return family.dialect().id().equals("toy");
    }

    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        return new Firmware(options, new Enrolment(options, registration));
    }

    private record Firmware(VirtualDeviceOptions options, Enrolment enrolment, ByteArrayOutputStream held) implements PracticeFirmware {

        Firmware(VirtualDeviceOptions options, Enrolment enrolment) {
            this(options, enrolment, new ByteArrayOutputStream());
        }

        @Override
        public DeviceStatus status() {
            return enrolment.status();
        }

        @Override
        public boolean serve(SerialLink link) {
            var line = new StringBuilder();
            byte[] buffer = new byte[512];
            try {
                while (true) {
                    int count = link.read(buffer, Duration.ofMinutes(1));
                    for (char each : new String(buffer, 0, count, StandardCharsets.ISO_8859_1).toCharArray()) {
                        if (each == '\r' || each == '\n') {
                            answer(link, line.toString());
                            line.setLength(0);
                        } else {
                            line.append(each);
                        }
                    }
                }
            } catch (FailureException _) {
                return false;
            }
        }

        private void answer(SerialLink link, String line) {
            String[] words = line.split(" ");
            String said = switch (words[0]) {
                case "TOY?" -> "TOY " + options.serial();
                case "NEW" -> {
                    held.reset();
                    yield "OK";
                }
                case "PUT" -> {
                    held.writeBytes(HexFormat.of().parseHex(words[1]));
                    yield "OK";
                }
                case "END" -> accept(HexFormat.of().parseHex(words[1])) ? "OK" : "BAD";
                default -> "";
            };
            if (!said.isEmpty()) {
                byte[] bytes = (said + "\r\n").getBytes(StandardCharsets.US_ASCII);
                link.write(bytes, 0, bytes.length);
                enrolment.proceed();
            }
        }

        private boolean accept(byte[] digest) {
            try {
                if (!MessageDigest.isEqual(digest, MessageDigest.getInstance("SHA-256").digest(held.toByteArray()))) {
                    return false;
                }
                enrolment.accept(BundleContents.parse(ByteBuffer.wrap(held.toByteArray())));
                return true;
            } catch (CborException _) {
                return false;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            enrolment.forget();
        }
    }
}
