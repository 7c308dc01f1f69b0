package dev.claimport.desktop.common;

import dev.claimport.bench.Phase;
import dev.claimport.time.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a verdict sounds like, played by the system's own player where sounds are wanted. Where there is none, or no sound device, it is silent, which is no
 * failure: sounds are an extra to what is shown.
 */
public final class Sounds {

    private static final Logger LOG = LoggerFactory.getLogger(Sounds.class);

    private final List<List<String>> players;
    private final BooleanSupplier wanted;
    private final Background background;
    /** Written when they are first played. */
    private final Map<Tone, Path> files = new EnumMap<>(Tone.class);

    /**
     * The system's own.
     *
     * @param systemName as the system property {@code os.name}
     * @param wanted asked for each
     */
    public static Sounds ofSystem(String systemName, BooleanSupplier wanted, Background background) {
        String name = systemName.toLowerCase(Locale.ROOT);
        List<List<String>> players = name.startsWith("windows")
                ? List.of(List.of("powershell", "-NoProfile", "-Command", "&{[Media.SoundPlayer]::new($args[0]).PlaySync()}"))
                : name.startsWith("mac") ? List.of(List.of("afplay")) : List.of(List.of("pw-play"), List.of("paplay"), List.of("aplay", "-q"));
        return new Sounds(players, wanted, background);
    }

    /** @param players commands, each for when the one before is not there; the file is put behind */
    public Sounds(List<List<String>> players, BooleanSupplier wanted, Background background) {
        this.players = players;
        this.wanted = wanted;
        this.background = background;
    }

    /** Plays the tone of how a hand-over has ended, in the background. */
    public void play(Phase verdict) {
        if (wanted.getAsBoolean()) {
            Tone.of(verdict).ifPresent(tone -> background.start(DesktopWait.SOUNDS, () -> playNow(tone), _ -> { }, failure -> LOG.info("no sound: {}", failure)));
        }
    }

    /** @return whether it was played */
    boolean playNow(Tone tone) throws InterruptedException {
        for (List<String> player : players) {
            try {
                Process process = new ProcessBuilder(Stream.concat(player.stream(), Stream.of(file(tone).toString())).toList())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
                try {
                    if (process.waitFor(DesktopWait.SOUND.limit()) && process.exitValue() == 0) {
                        return true;
                    }
                } finally {
                    process.destroyForcibly();
                }
            } catch (IOException e) {
                LOG.debug("no player {}", player, e);
            }
        }
        return false;
    }

    private synchronized Path file(Tone tone) throws IOException {
        Path known = files.get(tone);
        if (known == null || !Files.exists(known)) {
            known = Files.createTempFile("claimport-", ".wav");
            Files.write(known, tone.wave());
            known.toFile().deleteOnExit();
            files.put(tone, known);
        }
        return known;
    }
}
