package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Activation functions of single values, with the constants and derivatives that Deeplearning4j
 * has.
 *
 * <p>Each has loops of its own: a function that is handed to a common loop would be called for each
 * vector, which the compiler then cannot keep in a register.
 */
public enum Activation {
  RELU {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = x.max(0f);
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector result = error.blend(0f, x.compare(VectorOperators.LE, 0f));
        result.intoArray(results, i);
      }
    }
  },

  /** With a slope of 0.01 below 0. */
  LEAKY_RELU {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = x.max(x.mul(LEAK));
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector result = error.blend(error.mul(LEAK), x.compare(VectorOperators.LT, 0f));
        result.intoArray(results, i);
      }
    }
  },

  TANH {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = Functions.tanh(x);
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector y = FloatVector.fromArray(FLOATS, outputs, i);
        FloatVector result = error.mul(y.mul(y).neg().add(1f));
        result.intoArray(results, i);
      }
    }
  },

  SIGMOID {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = Functions.sigmoid(x);
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector y = FloatVector.fromArray(FLOATS, outputs, i);
        FloatVector result = error.mul(y.mul(y.neg().add(1f)));
        result.intoArray(results, i);
      }
    }
  },

  ELU {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = x.blend(Functions.expm1(x), x.compare(VectorOperators.LT, 0f));
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = FloatVector.fromArray(FLOATS, outputs, i);
        FloatVector result = error.blend(error.mul(y.add(1f)), x.compare(VectorOperators.LT, 0f));
        result.intoArray(results, i);
      }
    }
  },

  /** Klambauer et al. 2017. */
  SELU {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y =
            x.mul(SELU_SCALE)
                .blend(
                    Functions.expm1(x).mul(SELU_SCALE * SELU_ALPHA),
                    x.compare(VectorOperators.LE, 0f));
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = FloatVector.fromArray(FLOATS, outputs, i);
        FloatVector result =
            error
                .mul(SELU_SCALE)
                .blend(
                    error.mul(y.add(SELU_SCALE * SELU_ALPHA)), x.compare(VectorOperators.LE, 0f));
        result.intoArray(results, i);
      }
    }
  },

  /** {@code x * sigmoid(1.702 x)}, the approximation of Hendrycks and Gimpel 2016. */
  GELU {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = x.mul(Functions.sigmoid(x.mul(GELU_SLOPE)));
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector sigmoid = Functions.sigmoid(x.mul(GELU_SLOPE));
        FloatVector result = error.mul(slope(x.mul(GELU_SLOPE), sigmoid));
        result.intoArray(results, i);
      }
    }
  },

  /** {@code x * sigmoid(x)}, Ramachandran et al. 2017. */
  SWISH {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = x.mul(Functions.sigmoid(x));
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector sigmoid = Functions.sigmoid(x);
        FloatVector result = error.mul(slope(x, sigmoid));
        result.intoArray(results, i);
      }
    }
  },

  SOFTPLUS {
    @Override
    public void forward(float[] inputs, float[] outputs, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector y = Functions.softplus(x);
        y.intoArray(outputs, i);
      }
    }

    @Override
    public void backward(
        float[] inputs, float[] outputs, float[] errors, float[] results, int length) {
      for (int i = 0; i < length; i += LENGTH) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, i);
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, i);
        FloatVector result = error.mul(Functions.sigmoid(x));
        result.intoArray(results, i);
      }
    }
  };

  private static final float LEAK = 0.01f;
  private static final float SELU_SCALE = 1.050701f;
  private static final float SELU_ALPHA = 1.6732632f;
  private static final float GELU_SLOPE = 1.702f;

  /** The derivative of {@code x * sigmoid(a * x)} by x. */
  private static FloatVector slope(FloatVector scaled, FloatVector sigmoid) {
    return scaled.mul(sigmoid.neg().add(1f)).add(1f).mul(sigmoid);
  }

  /**
   * Applies the function.
   *
   * @param length a multiple of {@link Lanes#BLOCK}
   */
  public abstract void forward(float[] inputs, float[] outputs, int length);

  /**
   * Multiplies errors, the derivatives of the loss by the outputs, with those of the function.
   *
   * @param results the derivatives of the loss by the inputs
   * @param length a multiple of {@link Lanes#BLOCK}
   */
  public abstract void backward(
      float[] inputs, float[] outputs, float[] errors, float[] results, int length);
}
