package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Rows;
import java.util.Arrays;

/** One line that stands for all lines of a row: of an image's pixels, or of a sequence's steps. */
final class Summary implements Layer {
  private final Kind kind;
  private final Tensor input;
  private final Tensor output;
  private int[] choices = {};

  enum Kind {
    LAST,
    MEAN,
    LARGEST
  }

  Summary(Kind kind, Tensor input, Tensor output) {
    this.kind = kind;
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Pass pass, int rows) {
    if (choices.length < output.length(rows)) {
      choices = new int[output.length(rows)];
    }
    Form form = input.form();
    for (int position = 0; position < rows; position++) {
      int target = form.row(position) * output.stride();
      int length = form.length(position);
      switch (kind) {
        case LAST -> copy(form.line(position, length - 1), target);
        case MEAN -> mean(form, position, length, target);
        case LARGEST -> largest(form, position, length, target);
      }
    }
  }

  private void copy(int line, int target) {
    System.arraycopy(
        input.values(), line * input.stride(), output.values(), target, output.stride());
  }

  private void mean(Form form, int position, int length, int target) {
    copy(form.line(position, 0), target);
    for (int i = 1; i < length; i++) {
      int at = form.line(position, i) * input.stride();
      Rows.add(input.values(), at, output.values(), target, output.stride());
    }
    Rows.divide(output.values(), target, length, output.values(), target, output.stride());
  }

  private void largest(Form form, int position, int length, int target) {
    copy(form.line(position, 0), target);
    Arrays.fill(choices, target, target + output.stride(), form.line(position, 0));
    for (int i = 1; i < length; i++) {
      int line = form.line(position, i);
      for (int j = 0; j < output.stride(); j++) {
        float value = input.values()[line * input.stride() + j];
        if (value > output.values()[target + j]) {
          output.values()[target + j] = value;
          choices[target + j] = line;
        }
      }
    }
  }

  @Override
  public void backward(int rows) {
    if (!input.hasErrors()) {
      return;
    }
    Arrays.fill(input.errors(), 0, input.length(rows), 0);
    Form form = input.form();
    for (int position = 0; position < rows; position++) {
      int source = form.row(position) * output.stride();
      int length = form.length(position);
      switch (kind) {
        case LAST -> copyBack(form.line(position, length - 1), source);
        case MEAN -> share(form, position, length, source);
        case LARGEST -> choose(source);
      }
    }
  }

  private void copyBack(int line, int source) {
    System.arraycopy(
        output.errors(), source, input.errors(), line * input.stride(), output.stride());
  }

  private void share(Form form, int position, int length, int source) {
    for (int i = 0; i < length; i++) {
      int at = form.line(position, i) * input.stride();
      Rows.divide(output.errors(), source, length, input.errors(), at, output.stride());
    }
  }

  private void choose(int source) {
    for (int j = 0; j < output.width(); j++) {
      input.errors()[choices[source + j] * input.stride() + j] = output.errors()[source + j];
    }
  }

  @Override
  public long mostValues(long rows, long steps) {
    return output.mostValues(rows, steps);
  }
}
