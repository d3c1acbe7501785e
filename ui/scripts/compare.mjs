/* Two pictures side by side in a browser, which can decode them. */

// A pixel counts from this difference in any colour on; fonts may be drawn a shade otherwise.
const colourMin = 48;
// Share of pixels that may differ.
const shareMax = 0.005;

/** True where two PNGs have another size, or more than half a percent of their pixels look otherwise. */
export async function differs(browser, before, after) {
    const page = await browser.newPage();
    try {
        return await page.evaluate(compare, {
            a: before.toString('base64'),
            b: after.toString('base64'),
            colourMin,
            shareMax,
        });
    } finally {
        await page.close();
    }
}

/** Runs in the page. */
async function compare({ a, b, colourMin, shareMax }) {
    const pixels = async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
    };
    const [first, second] = [await pixels(a), await pixels(b)];
    if (first.width !== second.width || first.height !== second.height) return true;
    let other = 0;
    for (let i = 0; i < first.data.length; i += 4) {
        const by = Math.max(...[0, 1, 2].map((c) => Math.abs(first.data[i + c] - second.data[i + c])));
        if (by > colourMin) other++;
    }
    return other / (first.data.length / 4) > shareMax;
}
