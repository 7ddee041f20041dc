// The objects go, the WeakRefs to them stay under their names.
const documents = new Map();

function open(number) {
  const document = { number, text: `text ${number}` };
  documents.set(`document-${number}`, new WeakRef(document));
  return document;
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) open(number++);
}, 5);
