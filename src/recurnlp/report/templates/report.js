// Draws every chart into its frame. Colours are CSS variables, so light, dark and paper need no second drawing.
const narrow = matchMedia("(max-width: 40rem)");
const small = { axis: { labelLimit: 146, labelFontSize: 11 }, legend: { columns: 1, labelFontSize: 11, offset: 8 } };

function join(config, more) {
  const joined = { ...config };
  for (const [part, settings] of Object.entries(more)) joined[part] = { ...joined[part], ...settings };
  return joined;
}

async function draw(frame) {
  const spec = JSON.parse(document.getElementById(frame.dataset.chart).textContent);
  if (narrow.matches) spec.config = join(spec.config, small);
  await vegaEmbed(frame, spec, {
    mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
  // The frame is one image with its words; what Vega says of single marks would be read beside them.
  frame.querySelector("svg").setAttribute("aria-hidden", "true");
}

const drawAll = () => Promise.all([...document.querySelectorAll("[data-chart]")].map(draw));
narrow.addEventListener("change", drawAll);
drawAll().then(() => document.documentElement.classList.add("all-drawn"));
