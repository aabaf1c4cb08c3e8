package dev.clientela.examples.quickstart;

import java.io.PrintStream;

/** Tells somebody who waits how far the work is: a line for each tenth. */
final class Progress {

    private final PrintStream out;
    private final String work;
    private int told;

    Progress(PrintStream out, String work) {
        this.out = out;
        this.work = work;
    }

    void step(int done, int all) {
        int tenths = done * 10 / all;
        if (tenths > told) {
            told = tenths;
            out.printf("%s: %d %%%n", work, tenths * 10);
        }
    }
}
