package dev.claimport.device.console;

/**
 * A file of the product's. It is written beside its place, and moved there when everything is written; what was there before is kept until
 * the product was started.
 *
 * @param path absolute, and without what a shell takes for more than a name
 * @param mode octal, as chmod(1) takes it
 */
record FarFile(String path, String mode) {

    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    String quoted() {
        return "'" + path + "'";
    }

    String fresh() {
        return "'" + path + ".claimport-new'";
    }

    private String old() {
        return "'" + path + ".claimport-old'";
    }

    /** Says that there was nothing before. */
    private String none() {
        return "'" + path + ".claimport-none'";
    }

    /** Notes that a command was run, see {@link Shell#runOnce}. @param number of the command */
    String ran(int number) {
        return "'" + path + ".claimport-ran" + number + "'";
    }

    private String allRan() {
        return "'" + path + ".claimport-ran'*";
    }

    /** Twice is as good as once: where what was written is not there any more, it was moved. Nothing was run with it before. */
    String move() {
        return "[ ! -f " + fresh() + " ] || { rm -f " + allRan() + "; if [ -f " + quoted() + " ]; then rm -f " + none() + "; cp -p " + quoted() + " " + old()
                + "; else rm -f " + old() + "; true > " + none() + "; fi && mv -f " + fresh() + " " + quoted() + "; }";
    }

    /** As it was before {@link #move}, whether it has come to that or not. */
    String restore() {
        return "if [ -f " + old() + " ]; then mv -f " + old() + " " + quoted() + "; elif [ -f " + none() + " ]; then rm -f " + quoted() + " " + none() + "; fi";
    }

    String discard() {
        return "rm -f " + fresh() + " " + allRan();
    }

    String forgetOld() {
        return "rm -f " + old() + " " + none() + " " + allRan();
    }
}
