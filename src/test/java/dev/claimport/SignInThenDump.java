package dev.claimport;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.signin.AwsProfiles;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.ConsoleUser;
import dev.claimport.signin.FreeHeap;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.console.ConsoleSignIn.Page;
import dev.claimport.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;

/**
 * Signs in with the console's credentials, works with them, signs out, keeps everything that a window would keep, and dumps the live objects of its
 * heap. Arguments: home, where a copy of the sign-in's file goes, "out" or "in", dump file, or "-" to stay, and to write over free memory at the next
 * byte of standard input. Prints who it was.
 */
final class SignInThenDump {

    private SignInThenDump() {}

    public static void main(String[] arguments) throws Exception {
        LoggerFactory.getLogger(SignInThenDump.class).trace("as verbose as can be");
        var profiles = new AwsProfiles(new AwsEnvironment(System.getenv(), Path.of(arguments[0])), TimeSource.system());
        ConsoleLogin login = profiles.consoleLogin(Optional.of("site"), Optional.of(Region.EU_WEST_1), true);
        Page page = login.beginHere();
        CompletableFuture<ConsoleUser> signedIn = CompletableFuture.supplyAsync(() -> login.await(page), Thread::startVirtualThread);
        new PracticeTechnician().allow(page.address());
        ConsoleUser user = signedIn.get();
        RoleSession session = user.in(Region.EU_WEST_1);
        session.credentials().resolveCredentials();
        try (Stream<Path> files = Files.list(Path.of(arguments[0], ".aws", "login", "cache"))) {
            Files.copy(files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow(), Path.of(arguments[1]));
        }
        if (arguments[2].equals("out")) {
            user.signOut();
        }
        boolean stays = arguments[3].equals("-");
        if (!stays) {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[3], true);
        }
        System.out.println(user.arn());
        if (stays) {
            System.in.read();
            FreeHeap.overwrite();
            System.out.println("written over");
            System.in.read();
        }
        // Named after the dump, so that all of it was alive in it.
        if (List.of(profiles, login, page, session).isEmpty()) {
            throw new IllegalStateException();
        }
    }
}
