package dev.claimport;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.signin.Account;
import dev.claimport.signin.AwsAccess;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.FreeHeap;
import dev.claimport.signin.IdentityCenterSignIn;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import dev.claimport.signin.cache.TokenCache;
import dev.claimport.signin.cache.TokenFile;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * Signs in to Identity Center, works in a role, signs out, keeps everything that a window would keep, and dumps the live objects of its heap.
 * Arguments: endpoint, start URL, folder for the token, "out" or "in", dump file, or "-" to stay, and to write over free memory at the next byte of
 * standard input. Leaves a copy of the token's file and the role's secrets beside the folder. Prints which role it was.
 */
final class IdentityCenterThenDump {

    private IdentityCenterThenDump() {}

    public static void main(String[] arguments) throws Exception {
        TimeSource time = TimeSource.system();
        Path cache = Path.of(arguments[2]);
        var access = AwsAccess.to(ServiceEndpoints.allAt(URI.create(arguments[0])));
        var signIn = new IdentityCenterSignIn(SsoSession.at(arguments[1], Region.EU_WEST_1), access, Optional.of(new TokenFile(new TokenCache(cache, time), "session")), time);
        // On a thread of its own, as the window does: what libraries keep by thread goes with it.
        record Signed(SignedInUser user, RoleSession session) {}
        var work = new FutureTask<>(() -> {
            DeviceAuthorization authorization = signIn.begin();
            new PracticeTechnician().allow(authorization.completeUri());
            SignedInUser user = signIn.await(authorization);
            signIn.close();
            Account account = user.accounts().getFirst();
            RoleSession session = user.as(account, user.roles(account).getFirst(), Region.EU_WEST_1);
            keepForTheTest(session, cache);
            if (arguments[3].equals("out")) {
                user.signOut();
            }
            return new Signed(user, session);
        });
        Thread.ofVirtual().start(work).join();
        Signed signed = work.get();
        boolean stays = arguments[4].equals("-");
        if (!stays) {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[4], true);
        }
        System.out.println(signed.session().identity().roleName());
        if (stays) {
            System.in.read();
            FreeHeap.overwrite();
            System.out.println("written over");
            System.in.read();
        }
        // Named after the dump, so that all of it was alive in it.
        if (List.of(signIn, signed.user(), signed.session()).isEmpty()) {
            throw new IllegalStateException();
        }
    }

    private static void keepForTheTest(RoleSession session, Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            Files.copy(files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow(), cache.resolveSibling("copy"));
            var credentials = (AwsSessionCredentials) session.credentials().resolveCredentials();
            Files.writeString(cache.resolveSibling("role"), credentials.secretAccessKey() + "\n" + credentials.sessionToken(), StandardCharsets.US_ASCII);
        }
    }
}
